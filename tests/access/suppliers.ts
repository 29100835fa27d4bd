/** A firm and its people, what advisers are shown, and sheets; the answers of a row stand in the order of `asking`. */
import { anyFirm, desk, nobody, onlyDesk, theFirm, type Row } from './needs-answers.ts';
import type { Verb } from './verbs.ts';

//  anonymous reader editor finance administrator coOwner asked stranger strangerAdmin secretariat firm otherFirm unverified adviser auditor
const theAdviser =
	'-         -      -      -       -             -       -     -        -             -           -    -         -          yes     -';
const refusedToDesk =
	'-         -      -      -       -             -       -     -        -             no          -    -         -          -       403';
// who owns a need with Karlstad does not show it to others
const shower =
	'-         403    403    403     yes           -       -     -        -             403         -    -         -          -       403';
const sheetWriter =
	'-         -      -      -       -             -       -     -        -             403         yes  -         -          -       403';

export const firmRows: readonly Row[] = [
	['open the own profile', anyFirm],
	['open the profile of the firm', theFirm],
	['write the own profile', anyFirm],
	['write the profile of the firm', theFirm],
	[
		'invite a colleague',
		'-         403    403    403     yes           403     403   403      yes           yes         yes  yes       no         yes     403'
	],
	[
		'invite somebody into Karlstad',
		'-         403    403    403     yes           -       -     -        -             yes         -    -         -          -       403'
	],
	[
		'invite somebody into the firm',
		'-         -      -      -       -             -       -     -        -             yes         yes  -         -          -       403'
	],
	[
		'invite an administrator into the firm',
		'-         -      -      -       -             -       -     -        -             no          no   -         -          -       403'
	],
	[
		'invite somebody into the firm that waits',
		'-         -      -      -       -             -       -     -        -             yes         -    -         no         -       403'
	],
	['look through the firm that registered', desk],
	['refuse a firm', onlyDesk],
	['refuse a firm and not say why', refusedToDesk],
	['verify the firm that one of the secretariat registered', refusedToDesk]
];

export const adviserRows: readonly Row[] = [
	['see who is shown a draft', shower],
	['show a draft to an adviser', shower],
	[
		'show a draft to a firm',
		'-         403    403    403     no            -       -     -        -             403         -    -         -          -       403'
	],
	['show a pilot to an adviser', shower],
	['end what an adviser is shown', shower],
	[
		'end it by way of another need',
		'-         403    403    403     no            -       -     -        -             403         -    -         -          -       403'
	],
	['list what the adviser is shown', theAdviser],
	['find it among what the own firm is shown', theAdviser],
	['read what the adviser is shown', theAdviser],
	['read it in the own workspace', theAdviser],
	['read it on the last day', theAdviser],
	['read it after the last day', nobody],
	['read it after it was ended', nobody],
	['read what another adviser is shown', nobody],
	['read what another adviser is shown in the own workspace', nobody],
	['list what another adviser is shown', nobody]
];

export const sheetRows: readonly Row[] = [
	[
		'begin a sheet',
		'-         403    yes    403     yes           yes     yes   yes      yes           403         yes  yes       yes        no      403'
	],
	['begin a sheet for the firm', sheetWriter],
	[
		'open a draft of a sheet of the firm',
		'-         -      -      -       -             -       -     -        -             -           yes  -         -          -       -'
	],
	['write in a sheet of the firm', sheetWriter],
	['send a sheet of the firm in', sheetWriter],
	['take a sheet of the firm back', sheetWriter],
	['throw a sheet of the firm away', sheetWriter],
	['look through a sheet that was sent in', desk],
	['publish a sheet', onlyDesk],
	['return a sheet', onlyDesk],
	[
		'write in a sheet of the firm that waits',
		'-         -      -      -       -             -       -     -        -             403         -    -         yes        -       403'
	],
	[
		'send a sheet of the firm that waits in',
		'-         -      -      -       -             -       -     -        -             403         -    -         no         -       403'
	],
	[
		'send a sheet of the adviser in',
		'-         -      -      -       -             -       -     -        -             403         -    -         -          no      403'
	]
];

/** What is about something that not everybody may know of: asked of what does not exist, it is answered alike. */
export const hiddenOfFirms: readonly Verb[] = [
	'look through the firm that registered',
	'refuse a firm',
	'see who is shown a draft',
	'show a draft to an adviser',
	'show a pilot to an adviser',
	'read what the adviser is shown',
	'read it in the own workspace',
	'read it after the last day',
	'read what another adviser is shown',
	'read what another adviser is shown in the own workspace',
	'open a draft of a sheet of the firm',
	'write in a sheet of the firm',
	'send a sheet of the firm in',
	'look through a sheet that was sent in',
	'publish a sheet'
];
