/** A sentence with the title it is about in bold, where the title occurs in it. */
export function Sentence({ say, title }: { say: string; title: string | undefined }) {
  const at = title ? say.indexOf(title) : -1;
  if (!title || at < 0) return <>{say}</>;
  return (
    <>
      {say.slice(0, at)}
      <b className="font-semibold">{title}</b>
      {say.slice(at + title.length)}
    </>
  );
}
