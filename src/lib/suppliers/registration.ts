/**
 * What a firm says of itself when it registers: who it is, by a number of a register or, for a sole trader whose number
 * would be a person's, by its name alone. Everything that is wrong is said at once.
 */
import { readEmail } from '#lib/accounts/email.ts';
import { isCountryCode } from '#lib/country.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { isLang, type Lang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import { organisationNumberText, readOrganisationNumber } from '#lib/organisation-number.ts';
import { findPersonalNumber } from '#lib/personal-number.ts';
import { readText } from '#lib/text.ts';
import { readWebsite } from './website.ts';

/** How a firm is told from others. */
export const firmKinds = ['NO', 'SE', 'sole_trader', 'abroad'] as const;
export const registrationRoles = ['supplier', 'adviser'] as const;

/** How long the link in the mail works. */
export const HOURS_TO_CONFIRM = 48;

export const longest = { name: 120, registerNumber: 60, presentation: 2000, contactName: 100, reason: 1000 } as const;

export type Identity = {
	readonly country: string;
	/** Digits. */
	readonly orgNumber: string | null;
	readonly isSoleTrader: boolean;
	readonly registerNumber: string | null;
};

export type Registration = Identity & {
	readonly name: string;
	readonly website: string | null;
	readonly areas: readonly string[];
	readonly presentation: string;
	readonly language: Lang;
	readonly contactName: string;
	readonly email: string;
	readonly isAdviser: boolean;
};

/** @param isArea whether there is a technology area of that key */
export function readRegistration(form: FormData, isArea: (key: string) => boolean): Decision<Registration> {
	const text = (name: string) => textOf(form, name);
	const read = all({
		role: readRole(text('role')),
		identity: readIdentity({
			kind: text('kind'),
			number: text('number'),
			country: text('country'),
			register: text('register_number')
		}),
		name: readLine(form, 'name', longest.name, 'supplier.name_missing'),
		website: at('website', readWebsite(text('website'))),
		areas: readAreas(form, isArea),
		presentation: readPresentation(form, 'presentation', true),
		language: readLanguage(text('language')),
		contactName: readLine(form, 'contact_name', longest.contactName, 'supplier.contact_name_missing'),
		email: readAddress(text('email'))
	});
	if (!read.ok) return read;
	const { identity, role, ...rest } = read.value;
	return yes({ ...rest, ...identity, isAdviser: role === 'adviser' });
}

type TypedIdentity = { kind: string; number: string; country: string; register: string };

/** Only what belongs to the kind is read; a number typed by a sole trader is refused, so that nobody thinks it is kept. */
function readIdentity({ kind, number, country, register }: TypedIdentity): Decision<Identity> {
	const none = { orgNumber: null, isSoleTrader: false, registerNumber: null };
	if (kind === 'NO' || kind === 'SE') {
		const read = missingAs('supplier.number_missing', at('number', readOrganisationNumber(number, kind)));
		return read.ok ? yes({ ...none, country: kind, orgNumber: read.value }) : read;
	}
	if (kind === 'sole_trader') {
		const read = all({
			country: readCountry(country),
			number: [number, register].every((typed) => typed.trim() === '')
				? yes(null)
				: no({ field: number.trim() === '' ? 'register_number' : 'number', key: 'supplier.sole_trader_number' })
		});
		return read.ok ? yes({ ...none, country: read.value.country, isSoleTrader: true }) : read;
	}
	if (kind !== 'abroad') return no({ field: 'kind', key: 'supplier.kind_missing' });
	const read = all({ country: readOtherCountry(country), registerNumber: readRegisterNumber(register) });
	return read.ok ? yes({ ...none, ...read.value }) : read;
}

function readCountry(code: string): Decision<string> {
	return isCountryCode(code) ? yes(code) : no({ field: 'country', key: 'supplier.country_missing' });
}

function readOtherCountry(code: string): Decision<string> {
	if (code === 'NO' || code === 'SE') return no({ field: 'country', key: 'supplier.country_has_number' });
	return readCountry(code);
}

function readRegisterNumber(typed: string): Decision<string> {
	const read = at('register_number', readText(typed, { max: longest.registerNumber, required: true }));
	return missingAs('supplier.register_number_missing', read);
}

function readRole(typed: string): Decision<(typeof registrationRoles)[number]> {
	const role = registrationRoles.find((each) => each === typed);
	return role ? yes(role) : no({ field: 'role', key: 'supplier.role_missing' });
}

function readLanguage(typed: string): Decision<Lang> {
	return isLang(typed) ? yes(typed) : no({ field: 'language', key: 'supplier.language_missing' });
}

/** An address of mail is kept too: no number of a person stands in it. */
export function readAddress(typed: string): Decision<string> {
	const read = readEmail(typed);
	if (read.ok && findPersonalNumber(read.value) !== undefined)
		return no({ field: 'email', key: 'text.personal_number' });
	return read;
}

export function readAreas(form: FormData, isArea: (key: string) => boolean): Decision<readonly string[]> {
	const areas = [...new Set(form.getAll('areas').filter((each) => typeof each === 'string'))].filter(isArea);
	return areas.length > 0 ? yes(areas) : no({ field: 'areas', key: 'supplier.areas_missing' });
}

export function readPresentation(form: FormData, name: string, required: boolean): Decision<string> {
	const limits = { max: longest.presentation, required, multiline: true };
	return missingAs('supplier.presentation_missing', at(name, readText(form.get(name), limits)));
}

/** Why a firm is refused; may be empty when it is not. */
export function readReason(form: FormData): Decision<string> {
	return at('reason', readText(form.get('reason'), { max: longest.reason, multiline: true }));
}

/** A number as its country writes it. */
export function numberText(digits: string, country: string): string {
	return country === 'NO' || country === 'SE' ? organisationNumberText(digits, country) : digits;
}

/** Where a person looks the number up; nothing is asked there by the site itself. */
export function registerAddress(country: string, digits: string | null): string | null {
	if (digits === null) return null;
	if (country === 'NO') return `https://virksomhet.brreg.no/nb/oppslag/enheter/${digits}`;
	return country === 'SE' ? 'https://foretagsinfo.bolagsverket.se/' : null;
}

function readLine(form: FormData, name: string, max: number, missing: string): Decision<string> {
	return missingAs(missing, at(name, readText(form.get(name), { max, required: true })));
}

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
