/** Valid personal numbers that belong to nobody in particular; written independently of the rule that finds them. */
const two = (value: number) => String(value).padStart(2, '0');

export function norwegian(day: number, month: number, year: number, individual: number): string | undefined {
	const digits = [...(two(day) + two(month) + two(year) + String(individual).padStart(3, '0'))].map(Number);
	for (const weights of ['376189452', '5432765432']) {
		const sum = [...weights].reduce((total, weight, place) => total + Number(weight) * (digits[place] ?? 0), 0);
		const check = (11 - (sum % 11)) % 11;
		if (check === 10) return undefined;
		digits.push(check);
	}
	return digits.join('');
}

export function swedish(year: number, month: number, day: number, serial: number): string {
	const digits = two(year) + two(month) + two(day) + String(serial).padStart(3, '0');
	let sum = 0;
	for (const [place, digit] of [...digits].entries())
		sum += Number(place % 2 === 0 ? '0246813579'[Number(digit)] : digit);
	return digits + String((1000 - sum) % 10);
}

/** A small repeatable source of numbers from 0 up to `below`. */
export function dice(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

export const roll = dice(20261121);

export function someNorwegian(count: number, addToDay: number, addToMonth: number): string[] {
	const found: string[] = [];
	while (found.length < count) {
		const number = norwegian(1 + roll(28) + addToDay, 1 + roll(12) + addToMonth, roll(100), roll(1000));
		if (number) found.push(number);
	}
	return found;
}

export function someSwedish(count: number, addToDay = 0): string[] {
	return Array.from({ length: count }, () => swedish(roll(100), 1 + roll(12), 1 + roll(28) + addToDay, roll(1000)));
}
