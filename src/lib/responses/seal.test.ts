import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seal, SealFault, sealKeyOf, unseal, type Binding } from './seal.server.ts';

const key = sealKeyOf(Buffer.alloc(32, 7));
const binding: Binding = { what: 'submitted', needId: 'n', responseId: 'r', version: 2 };
const plain = Buffer.from('Vi varsler før noen faller.');

function whyNot(open: () => unknown): string {
	try {
		open();
	} catch (fault) {
		if (fault instanceof SealFault) return fault.why;
		throw fault;
	}
	return 'opened';
}

describe('sealing an answer', () => {
	test('gives back what was sealed, and never the same ciphertext twice', () => {
		const [one, other] = [seal(key, plain, binding), seal(key, plain, binding)];
		expect(unseal(key, key.id, one, binding)).toEqual(plain);
		expect(one.equals(other)).toBe(false);
		expect(one.includes(plain)).toBe(false);
	});

	test('takes an empty text and one of many bytes', () => {
		for (const length of [0, 1, 3_000_000]) {
			const bytes = randomBytes(length);
			expect(unseal(key, key.id, seal(key, bytes, binding), binding).equals(bytes)).toBe(true);
		}
	});

	test('does not open when any byte of it was altered', () => {
		const sealed = seal(key, plain, binding);
		for (let place = 0; place < sealed.length; place += 1) {
			const altered = Buffer.from(sealed);
			altered.writeUInt8(altered.readUInt8(place) ^ 1, place);
			expect(whyNot(() => unseal(key, key.id, altered, binding))).toBe('broken');
		}
		for (const length of [0, 1, 28, sealed.length - 1])
			expect(whyNot(() => unseal(key, key.id, sealed.subarray(0, length), binding))).toBe('broken');
	});

	test.each([
		['another need', { needId: 'm' }],
		['another answer', { responseId: 's' }],
		['an earlier version', { version: 1 }],
		['a draft', { what: 'draft' }],
		['parts that read the same in a row', { needId: '', responseId: 'nr' }]
	] as const)('does not open as %s', (_, change) => {
		expect(whyNot(() => unseal(key, key.id, seal(key, plain, binding), { ...binding, ...change }))).toBe('broken');
	});

	test('says of another key that it is another', () => {
		const other = sealKeyOf(Buffer.alloc(32, 8));
		expect(whyNot(() => unseal(other, key.id, seal(key, plain, binding), binding))).toBe('other_key');
		// an id that was changed by hand opens nothing
		expect(whyNot(() => unseal(other, other.id, seal(key, plain, binding), binding))).toBe('broken');
	});

	test('is named by an id that tells nothing of the key', () => {
		expect(key.id).toMatch(/^[0-9a-f]{16}$/);
		expect(key.bytes.toString('hex')).not.toContain(key.id);
		expect(() => sealKeyOf(Buffer.alloc(31))).toThrow('32 bytes');
	});
});
