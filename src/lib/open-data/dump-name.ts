/** Archives of the register in their folder. The name tells the day, when it was begun, and how far the journal was then. */
export type DumpName = { readonly day: string; readonly begun: Date; readonly journal: number };

const form = /^(\d{4}-\d{2}-\d{2})_(\d+)_(\d+)\.zip$/;

export function dumpName({ day, begun, journal }: DumpName): string {
	return `${day}_${begun.getTime()}_${journal}.zip`;
}

/** Undefined for any other file. */
export function readDumpName(name: string): DumpName | undefined {
	const [, day, begun, journal] = form.exec(name) ?? [];
	return day === undefined ? undefined : { day, begun: new Date(Number(begun)), journal: Number(journal) };
}
