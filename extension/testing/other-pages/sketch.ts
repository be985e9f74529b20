/**
 * A page as a drawing of plain nodes, before there is a document: the page's own script builds it with
 * `createElement`, as Google's does, so that nothing is ever there as served HTML. A `mark` names a box the
 * truth is read from; it is kept in the script and never reaches the document.
 */
export type Sketch = {
  tag: string;
  attrs: Record<string, string>;
  css: string;
  text: string;
  kids: Sketch[];
  mark: string;
};

type Rest = Partial<Omit<Sketch, 'tag' | 'kids'>>;

export const node = (tag: string, rest: Rest = {}, kids: Sketch[] = []): Sketch => ({
  tag,
  attrs: {},
  css: '',
  text: '',
  mark: '',
  ...rest,
  kids,
});

/** Anonymous boxes around a node; the innermost fills the others. */
export const wrapped = (times: number, inner: Sketch): Sketch =>
  times <= 0
    ? inner
    : node('div', { css: 'display:flex;flex-direction:column;flex:1 1 0;min-height:0;min-width:0' }, [
        wrapped(times - 1, inner),
      ]);

export const everyNode = (top: Sketch): Sketch[] => [top, ...top.kids.flatMap(everyNode)];
