/**
 * Pictures are drawn anew: what a camera wrote beside the picture (place, time, owner) is gone, its turn is carried out,
 * and what only looked like a picture does not survive. The uploaded bytes are not kept.
 */
import { join } from 'node:path';
import sharp from 'sharp';
import type { MessageKey } from '#lib/i18n.ts';
import { most, widest, widthsOf } from './document.ts';

export type Redrawn = {
	width: number;
	height: number;
	/** One file per width; the last is the picture in its own. */
	files: readonly { width: number; path: string }[];
};

/** Higher than wide as far as a long screenshot; WebP itself ends at 16 383. */
const tallest = 4000;

// One picture at a time takes as much memory as is bearable; keeping what was decoded helps nobody.
sharp.cache(false);
sharp.concurrency(1);

let before: Promise<unknown> = Promise.resolve();

/** One after the other, however many people upload at once. */
export function redraw(path: string, folder: string): Promise<Redrawn | { fault: MessageKey }> {
	const mine = before.then(() => drawAll(path, folder));
	before = mine.catch(() => undefined);
	return mine;
}

async function drawAll(path: string, folder: string): Promise<Redrawn | { fault: MessageKey }> {
	try {
		const own = await draw(path, join(folder, 'own'), widest);
		const files: { width: number; path: string }[] = [];
		for (const width of widthsOf(own.width).slice(0, -1)) {
			const { path: drawn } = await draw(path, join(folder, String(width)), width);
			files.push({ width, path: drawn });
		}
		return { width: own.width, height: own.height, files: [...files, own] };
	} catch (fault) {
		return { fault: isTooLarge(fault) ? 'document.has_too_many_pixels' : 'document.is_broken' };
	}
}

async function draw(from: string, path: string, width: number) {
	const info = await sharp(from, { limitInputPixels: most.pixels, failOn: 'error' })
		.autoOrient()
		.resize({ width, height: tallest, fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 80 })
		.timeout({ seconds: 30 })
		.toFile(path);
	return { width: info.width, height: info.height, path };
}

function isTooLarge(fault: unknown): boolean {
	return fault instanceof Error && fault.message.includes('exceeds pixel limit');
}
