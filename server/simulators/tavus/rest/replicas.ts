/**
 * `/v2/replicas` and its alias `/v2/faces`: two stock faces, to look at and to choose from.
 */
import type { Router } from 'express';
import type { Simulator } from '../simulator.ts';
import { answer } from './answer.ts';
import { refuseUnknown } from './answer-error.ts';
import { pageOf } from './page-of.ts';

export const faces = ['r5151ab0c0de', 'r5151ab0c0df'].map((replica_id, index) => ({
  replica_id,
  replica_name: `Simulated face ${index + 1}`,
  thumbnail_video_url: '',
  training_progress: '100/100',
  status: 'completed',
  created_at: '2026-01-01T00:00:00.000000Z',
  updated_at: '2026-01-01T00:00:00.000000Z',
  replica_type: 'system',
}));

export function replicaRoutes(sim: Simulator, router: Router): void {
  for (const root of ['/replicas', '/faces']) {
    router.get(root, (req, res) => {
      const type = req.query['replica_type'] ?? req.query['face_type'];
      return answer(sim, res, pageOf(req, type === 'user' ? [] : faces));
    });
    router.get(`${root}/:id`, (req, res) => {
      const face = faces.find((one) => one.replica_id === req.params['id']);
      return face === undefined ? refuseUnknown(sim, res, 'replica_uuid') : answer(sim, res, face);
    });
  }
}
