/** Where the day is. Drawn over today's column only. */
import type { CSSProperties } from 'react';

export function NowLine({ column, minute, columns }: { column: number; minute: number; columns: number }) {
  const style = { '--column': column, '--from': minute, '--columns': columns } as CSSProperties;
  return <span className="now-line" style={style} aria-hidden="true" />;
}
