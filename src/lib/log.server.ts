/** One JSON line per event on standard output. Never a person's data: ids, not names or addresses. */
type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export function log(level: 'info' | 'warn' | 'error', event: string, fields: Fields = {}): void {
	process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}
