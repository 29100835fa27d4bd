/** Which two versions are compared: what the address asks for where it is there, else the newest and the one before. */
export function chosenPair(params: URLSearchParams, numbers: readonly number[]): { from: number; to: number } | null {
	if (numbers.length < 2) return null;
	const asked = (name: string) => numbers.find((number) => String(number) === params.get(name));
	const to = asked('til') ?? Math.max(...numbers);
	const wanted = asked('fra');
	const from = wanted === undefined || wanted === to ? neighbourOf(to, numbers) : wanted;
	return from < to ? { from, to } : { from: to, to: from };
}

/** The version before it, or the one after the first. */
function neighbourOf(number: number, numbers: readonly number[]): number {
	const earlier = numbers.filter((each) => each < number);
	return earlier.length > 0 ? Math.max(...earlier) : Math.min(...numbers.filter((each) => each > number));
}
