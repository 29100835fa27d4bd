/**
 * What seals an answer: AES-256-GCM under a key that is not in the database. Each sealing has a nonce of its own, and is
 * bound to what it belongs to: ciphertext that was altered, or moved to another answer or version, does not open.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export type SealKey = {
	/** The first hex digits of its SHA-256: tells keys apart, and tells nothing of them. */
	readonly id: string;
	readonly bytes: Buffer;
};

/** What the ciphertext belongs to; not part of it, and asked again when it is opened. */
export type Binding = {
	readonly what: 'draft' | 'submitted' | 'file' | 'label';
	readonly needId: string;
	readonly responseId: string;
	/** Revision of a draft, number of a submission, id of a file. */
	readonly version: string | number;
};

/** An answer that this key does not open. */
export class SealFault extends Error {
	readonly why: 'other_key' | 'broken';

	constructor(why: 'other_key' | 'broken') {
		super(why === 'other_key' ? 'Sealed under another key than SEAL_KEY' : 'What was sealed does not open');
		this.why = why;
	}
}

const format = 1;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + nonceLength + tagLength;

export function sealKeyOf(bytes: Buffer): SealKey {
	if (bytes.length !== 32) throw new Error('A key to seal with has 32 bytes');
	return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes };
}

export function seal(key: SealKey, plain: Uint8Array, binding: Binding): Buffer {
	const nonce = randomBytes(nonceLength);
	const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagLength });
	cipher.setAAD(boundTo(binding));
	const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([Buffer.of(format), nonce, cipher.getAuthTag(), sealed]);
}

/** @throws SealFault, never gives back anything that was not sealed so */
export function unseal(key: SealKey, keyId: string, sealed: Buffer, binding: Binding): Buffer {
	if (keyId !== key.id) throw new SealFault('other_key');
	if (sealed.length < headLength || sealed[0] !== format) throw new SealFault('broken');
	const nonce = sealed.subarray(1, 1 + nonceLength);
	const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagLength });
	decipher.setAAD(boundTo(binding));
	decipher.setAuthTag(sealed.subarray(1 + nonceLength, headLength));
	try {
		return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()]);
	} catch {
		throw new SealFault('broken');
	}
}

function boundTo({ what, needId, responseId, version }: Binding): Buffer {
	return Buffer.from(JSON.stringify([what, needId, responseId, String(version)]));
}
