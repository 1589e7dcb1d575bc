export function compareWithRipgrep(_dir: string, _hours: number): void {}
