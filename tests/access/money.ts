/**
 * Who gets what of the money of Karlstad, said by hand and not derived from the table of rights. In each row the answers
 * stand in the order of `asking`; `-` is 404.
 */
export const asking = [
	'anonymous',
	'supplier',
	'reader',
	'editor',
	'finance',
	'administrator',
	'foreign',
	'foreignAdministrator',
	'secretariat',
	'auditor',
	'gone'
] as const;

/** Which thing an address names with `[id]`; the draft of the budget and the sample have names of their own. */
export type Thing = 'cost' | 'staff' | 'decided' | 'voucher' | 'payslip' | 'inTray';
export type Read = readonly [route: string, thing: Thing | '', answers: string];

const work = '/[lang=lang]/arbeid/[organisation]';
const desk = '/[lang=lang]/sekretariat';

//                    anonymous supplier reader editor finance administrator foreign foreign-admin secretariat auditor gone
const partner = '303       -        200    200    200     200           -       -             200         200     -';
const writers = '303       -        403    200    200     200           -       -             403         403     -';
const submitters = '303       -        403    403    200     200           -       -             403         403     -';
const wages = '303       -        -      -      200     200           -       -             200         200     -';
const theDesk = '303       -        -      -      -       -             -       -             200         200     -';
const onlyDesk = '303       -        -      -      -       -             -       -             200         403     -';
// a voucher tells nobody that it is there
const voucher = '-         -        200    200    200     200           -       -             200         200     -';
const payslip = '-         -        -      -      200     200           -       -             200         200     -';
const inTray = '-         -        -      200    200     200           -       -             200         200     -';
const everybody =
	'200       200      200    200    200     200           200     200           200         200     200';

export const reads: readonly Read[] = [
	[`${work}/utgifter`, '', partner],
	[`${work}/utgifter/alle`, '', partner],
	[`${work}/utgifter/send-inn`, '', partner],
	[`${work}/utgifter/[id]`, 'cost', partner],
	[`${work}/utgifter/[id]`, 'staff', partner],
	[`${work}/utgifter/[id]`, 'decided', partner],
	[`${work}/utgifter/[id]/endre`, 'cost', writers],
	[`${work}/utgifter/[id]/endre`, 'staff', '303 - 403 403 200 200 - - 403 403 -'],
	[`${work}/utgifter/[id]/dokumenter`, 'cost', writers],
	[`${work}/utgifter/[id]/tilbake`, 'decided', submitters],
	[`${work}/utgifter/ny`, '', writers],
	[`${work}/utgifter/dokumenter`, '', writers],
	[`${work}/utgifter/import`, '', writers],
	[`${work}/utgifter/import/[import]`, '', writers],
	[`${work}/rapporter`, '', partner],
	[`${work}/rapporter/[period]`, '', partner],
	[`${work}/avstemming`, '', wages],
	[`${work}/avstemming/tall.csv`, '', wages],
	[`${work}/budsjett`, '', partner],
	[`${work}/budsjett/rader`, '', partner],
	['/dokument/[id]/[name]', 'voucher', voucher],
	['/dokument/[id]/[name]', 'payslip', payslip],
	['/dokument/[id]/[name]', 'inTray', inTray],
	[`${desk}/utgifter`, '', theDesk],
	[`${desk}/utgifter/[id]`, 'cost', theDesk],
	[`${desk}/utgifter/[id]`, 'staff', theDesk],
	[`${desk}/finansiering`, '', theDesk],
	[`${desk}/finansiering/rader`, '', theDesk],
	[`${desk}/finansiering/tall.csv`, '', theDesk],
	[`${desk}/leder`, '', theDesk],
	[`${desk}/budsjett`, '', theDesk],
	[`${desk}/budsjett/[number]`, '', theDesk],
	[`${desk}/budsjett/[number]/endre`, '', onlyDesk],
	[`${desk}/perioder`, '', theDesk],
	[`${desk}/rapporter`, '', theDesk],
	[`${desk}/rapporter/[period]/[organisation]`, '', theDesk],
	[`${desk}/rapporter/[period]/felles`, '', theDesk],
	[`${desk}/rapporter/[period]/felles/vedlegg/[side]`, '', theDesk],
	[`${desk}/rapporter/[period]/felles/vedlegg/[side]/tall.csv`, '', theDesk],
	[`${desk}/rapporter/[period]/felles/vedlegg.xlsx`, '', theDesk],
	[`${desk}/rapporter/[period]/felles/arkiv.zip`, '', theDesk],
	[`${desk}/utbetalinger`, '', theDesk],
	[`${desk}/kurser`, '', theDesk],
	[`${desk}/regelverk`, '', theDesk],
	[`${desk}/revisjon`, '', theDesk],
	[`${desk}/revisjon/utvalg/[sample]`, '', theDesk],
	[`${desk}/revisjon/utgift/[id]`, 'staff', theDesk],
	[`${desk}/revisjon/tilgang`, '', onlyDesk],
	[`${desk}/revisjon/utgift/[id]/mappe.zip`, 'cost', partner],
	[`${desk}/revisjon/utgift/[id]/mappe.zip`, 'staff', partner],
	['/[lang=lang]/finansiering', '', everybody],
	['/[lang=lang]/finansiering/bok', '', everybody],
	['/[lang=lang]/finansiering/bok/kvittering/[id]', 'cost', partner],
	['/[lang=lang]/finansiering/bok/kvittering/[id]', 'staff', '303 - 403 403 200 200 - - 200 200 -'],
	['/[lang=lang]/finansiering/tall.csv', '', everybody]
];

/** A file to be held against the book by whoever reads the documents: it is kept nowhere and changes nothing. */
export const readerSends = ['/[lang=lang]/finansiering/bok/kvittering/[id] default'];

/** What an auditor may send: the same, the own list and the own marks. */
export const auditorSends = [
	...readerSends,
	`${desk}/revisjon draw`,
	`${desk}/revisjon/utgift/[id] mark`,
	`${desk}/revisjon/utgift/[id] unmark`
];

/** What the finance officer or the administrator of another partner may send, since it belongs to nobody. */
export const foreignSends = ['/[lang=lang]/kurser/foreslaa default'];

/** What the secretariat may send: nothing in a partner's name. */
export const secretariatSends = new RegExp(
	`^${desk.replaceAll(/[[\]]/g, '\\$&')}/(?!revisjon/utgift/)|/(?:kurser/foreslaa|bok/kvittering/\\[id\\]) default$`
);

/** What an editor may not send, and finance may. */
export const submits = [
	`${work}/utgifter/send-inn submit`,
	`${work}/utgifter/[id] submit`,
	`${work}/utgifter/[id]/tilbake default`,
	`${work}/rapporter/[period] submit`,
	`${work}/avstemming save`,
	`${work}/budsjett default`,
	'/[lang=lang]/kurser/foreslaa default'
];
