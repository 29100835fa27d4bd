/** What else a machine does makes an attempt slower and never faster: of several in turn, the fastest of each, in milliseconds. */
export async function fastestOf(
	attempts: number,
	one: () => Promise<unknown>,
	other: () => Promise<unknown>
): Promise<[number, number]> {
	const fastest: [number, number] = [Infinity, Infinity];
	for (let n = 0; n < attempts; n += 1)
		for (const [place, work] of [one, other].entries()) {
			const start = performance.now();
			await work();
			fastest[place] = Math.min(fastest[place] ?? Infinity, performance.now() - start);
		}
	return fastest;
}
