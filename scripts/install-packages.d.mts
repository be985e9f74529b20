export function installPackages(deps: {
  root: string;
  say: (line: string) => void;
  signal: AbortSignal;
}): Promise<boolean>;
