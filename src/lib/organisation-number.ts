/** Numbers of organisations, kept as digits only. A sole trader's personal number is never one of them. */
import { passesLuhn, passesMod11 } from '#lib/check-digit.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { findPersonalNumber } from '#lib/personal-number.ts';

export type RegisterCountry = 'NO' | 'SE';

/** What a person typed as an organisation number; spaces, hyphens and «NO … MVA» around it are left out. */
export function readOrganisationNumber(text: string, country: RegisterCountry): Decision<string> {
	const issue = (key: string) => no({ field: '', key });
	if (text.trim() === '') return issue('text.required');
	if (text.length > 60) return issue(lengthFault[country]);
	if (findPersonalNumber(text) !== undefined) return issue('number.organisation_is_personal');

	const digits = text.replace(/^\s*NO(?=[\s\d])|MVA\s*$/gi, '').replace(/[\s.\u2010-\u2014-]/g, '');
	if (!(country === 'NO' ? /^\d{9}$/ : /^\d{10}$/).test(digits)) return issue(lengthFault[country]);
	return isOrganisationNumber(digits, country) ? yes(digits) : issue('number.organisation_check_digit');
}

export function isOrganisationNumber(digits: string, country: RegisterCountry): boolean {
	if (country === 'NO') return /^[89]\d{8}$/.test(digits) && passesMod11(digits, [3, 2, 7, 6, 5, 4, 3, 2, 1]);
	// From 20 in the middle pair: that is what tells it from a birth date.
	return /^\d\d[2-9]\d{7}$/.test(digits) && passesLuhn(digits);
}

/** As the country writes it: 952 540 556, 212000-1850. */
export function organisationNumberText(digits: string, country: RegisterCountry): string {
	if (country === 'SE') return `${digits.slice(0, 6)}-${digits.slice(6)}`;
	return `${digits.slice(0, 3)}\u00A0${digits.slice(3, 6)}\u00A0${digits.slice(6)}`;
}

const lengthFault = {
	NO: 'number.organisation_length_no',
	SE: 'number.organisation_length_se'
} as const satisfies Record<RegisterCountry, string>;
