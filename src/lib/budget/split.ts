/** The amount in parts by weight, in whole minor units that add up to it exactly; without any weight all in the last. */
export function splitByWeights(minor: bigint, weights: readonly bigint[]): bigint[] {
	const whole = weights.reduce((total, weight) => total + weight, 0n);
	let weighed = 0n;
	let given = 0n;
	return weights.map((weight, index) => {
		weighed += weight;
		const reached = whole === 0n ? (index === weights.length - 1 ? minor : 0n) : (minor * weighed) / whole;
		const part = reached - given;
		given = reached;
		return part;
	});
}
