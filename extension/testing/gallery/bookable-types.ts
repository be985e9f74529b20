/** The kinds of appointment that the gallery's Cal.com has, one of them with questions of its own. */
import type { BookingQuestion } from '#shared/booking/booking-question.ts';
import type { BookableType } from '#extension/features/bookings/bookings-api.ts';

export const onboardingQuestions: BookingQuestion[] = [
  { slug: 'company', label: 'Company', kind: 'text', isRequired: true, options: [] },
  {
    slug: 'team-size',
    label: 'Team size',
    kind: 'choice',
    isRequired: true,
    options: ['1–10', '11–50', 'More than 50'],
  },
  { slug: 'topics', label: 'Topics', kind: 'choices', isRequired: false, options: ['Price', 'Set-up'] },
];
const plain = { isHidden: false, needsPhone: false, questions: [] };
export const bookableTypes: BookableType[] = [
  { id: 101, title: 'Demo', slug: 'demo', minutes: 30, lengths: [15, 30, 60], ...plain },
  { id: 102, title: 'Short call', slug: 'short-call', minutes: 15, lengths: [15], ...plain },
  { id: 103, title: 'Consultation', slug: 'consultation', minutes: 60, lengths: [60], ...plain },
  {
    ...plain,
    id: 104,
    title: 'Onboarding',
    slug: 'onboarding',
    minutes: 50,
    lengths: [50],
    questions: onboardingQuestions,
  },
];
