/** The programme's own logo: an image of the secretariat that may be shown within its period and never outside it. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { readDay, type SixDigits } from '#lib/day.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';

export const largestBytes = 300_000;

export type MediaType = 'image/png' | 'image/jpeg' | 'image/webp';

/** What the first bytes say; a name or a header of the sender proves nothing. */
export function mediaTypeOf(content: Uint8Array): MediaType | undefined {
	const starts = (bytes: readonly number[], from = 0) => bytes.every((byte, place) => content[from + place] === byte);
	if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
	if (starts([0xff, 0xd8, 0xff])) return 'image/jpeg';
	if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp';
	return undefined;
}

export type TypedLogo = {
	readonly content: Uint8Array;
	readonly altNb: string;
	readonly altSv: string;
	readonly startsOn: string;
	readonly endsOn: string;
};

export type Logo = TypedLogo & { readonly mediaType: MediaType };

/** Refused when its period is over or has not begun: the logo of one period may not stand on projects of the next. */
export function readLogo(typed: TypedLogo, today: string, sixDigits: SixDigits): Decision<Logo> {
	const alt = { max: 200, required: true };
	const read = all({
		image: at('image', readImage(typed.content)),
		altNb: missingAs('site.logo_alt_nb_missing', at('altNb', readText(typed.altNb, alt))),
		altSv: missingAs('site.logo_alt_sv_missing', at('altSv', readText(typed.altSv, alt))),
		period: readPeriod(typed, today, sixDigits)
	});
	if (!read.ok) return read;
	const { image, period, altNb, altSv } = read.value;
	return yes({ ...image, ...period, altNb, altSv });
}

function readImage(content: Uint8Array): Decision<Pick<Logo, 'content' | 'mediaType'>> {
	if (content.byteLength === 0) return no({ field: '', key: 'site.logo_missing' });
	if (content.byteLength > largestBytes) {
		const kilobytes = Math.ceil(content.byteLength / 1000);
		return no({ field: '', key: 'site.logo_too_large', params: { kilobytes, max: largestBytes / 1000 } });
	}
	const mediaType = mediaTypeOf(content);
	return mediaType ? yes({ content, mediaType }) : no({ field: '', key: 'site.logo_not_an_image' });
}

function readPeriod(
	typed: Pick<TypedLogo, 'startsOn' | 'endsOn'>,
	today: string,
	sixDigits: SixDigits
): Decision<Pick<Logo, 'startsOn' | 'endsOn'>> {
	const period = all({
		startsOn: missingAs('site.logo_starts_on_missing', at('startsOn', readDay(typed.startsOn, sixDigits))),
		endsOn: missingAs('site.logo_ends_on_missing', at('endsOn', readDay(typed.endsOn, sixDigits)))
	});
	if (!period.ok) return period;
	const { startsOn, endsOn } = period.value;
	if (endsOn < startsOn) return no({ field: 'endsOn', key: 'site.logo_ends_before_start' });
	if (endsOn < today) return no({ field: 'endsOn', key: 'site.logo_period_over' });
	if (startsOn > today) return no({ field: 'startsOn', key: 'site.logo_period_not_begun' });
	return period;
}
