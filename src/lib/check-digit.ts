/** Check digits at the end of a number; `digits` holds nothing but digits. */

/** Weights include the check digit's own 1: the whole sum must be divisible by eleven. */
export function passesMod11(digits: string, weights: readonly number[]): boolean {
	const sum = weights.reduce((total, weight, place) => total + weight * Number(digits.charAt(place)), 0);
	return sum % 11 === 0;
}

/** Every second digit from the right counts double, and a double of two digits as their sum. */
export function passesLuhn(digits: string): boolean {
	const sum = [...digits].reverse().reduce((total, digit, place) => {
		const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}
