/** What a column may hold, and the words by which people and accounting systems call it in nb, sv and en. */

export const fields = [
	'date',
	'invoiced_on',
	'text',
	'amount',
	'debit',
	'credit',
	'total',
	'vat',
	'vat_treatment',
	'currency',
	'rate',
	'category',
	'work_package',
	'supplier',
	'voucher',
	'invoice',
	'account',
	'pilot',
	'period',
	'comment',
	'person',
	'month',
	'hours',
	'percent',
	'staff_rate',
	'contribution'
] as const;
export type Field = (typeof fields)[number];

/** What tells who worked and what it cost: read only by those who may see wages. */
export const staffFields = ['person', 'month', 'hours', 'percent', 'staff_rate'] as const satisfies readonly Field[];

export function isField(text: string): text is Field {
	return fields.some((field) => field === text);
}

/** Small letters, no marks, one space; what stands in brackets only explains. */
export function folded(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(/\([^)]*\)/g, ' ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** The first word of a field is what our own template calls it; all are folded. */
const words: Readonly<Record<Field, string>> = {
	date:
		'dato, betalingsdato, betalt dato, betalt, bilagsdato, bokføringsdato, posteringsdato, ' +
		'regnskapsdato, datum, betalningsdatum, betaldatum, betald, bokföringsdatum, bokföringsdag, ' +
		'verifikationsdatum, transaktionsdatum, verdatum, ver datum, date, payment date, paid, paid on, ' +
		'posting date, valuteringsdato, transaction date, voucher date, transaksjonsdato, betalingsdag, ' +
		'utbetalt, utbetalningsdatum, dag',
	invoiced_on: 'fakturadato, fakturadatum, invoice date, fakturert, dokumentdato, dokumentdatum, document date',
	text:
		'hva gjelder det, hva, tekst, beskrivelse, bilagstekst, posteringstekst, forklaring, formål, ' +
		'gjelder, vad gäller det, vad, text, beskrivning, verifikationstext, vertext, benämning, ' +
		'förklaring, avser, ändamål, what, description, details, transaksjonstekst, transaktionstext, ' +
		'linjetekst, radtext',
	amount:
		'beløp, sum, nettobeløp, netto, beløp nok, beløp i nok, beløp sek, beløp i sek, kostnad, ' +
		'belopp, summa, nettobelopp, belopp sek, belopp i sek, belopp nok, belopp i nok, amount, ' +
		'net amount, net, amount nok, amount sek, amount in nok, amount in sek, utgift, saldo, cost, ' +
		'total',
	debit: 'debet, debit, debetbeløp, debetbelopp, debit amount, beløp debet, belopp debet',
	credit: 'kredit, credit, kreditbeløp, kreditbelopp, credit amount, beløp kredit, belopp kredit',
	total:
		'beløp med mva, beløp inkl mva, beløp inkludert mva, sum med mva, sum inkl mva, bruttobeløp, brutto, ' +
		'fakturabeløp, totalbeløp, belopp med moms, belopp inkl moms, belopp inklusive moms, summa inkl moms, ' +
		'bruttobelopp, fakturabelopp, totalbelopp, gross, gross amount, total amount, invoice amount, invoice total, ' +
		'amount incl vat, amount including vat, total incl vat',
	vat:
		'mva, moms, mva beløp, beløp mva, herav mva, merverdiavgift, momsbelopp, belopp moms, varav moms, ' +
		'mervärdesskatt, vat, vat amount, of which vat, tax amount',
	vat_treatment:
		'behandling av mva, mva behandling, hva skjer med mva, behandling av moms, momsbehandling, ' +
		'vad händer med momsen, vat treatment, treatment of vat',
	currency: 'valuta, valutakode, valutakod, currency, currency code, val',
	rate: 'kurs, valutakurs, växelkurs, exchange rate, rate',
	category:
		'kostnadstype, kategori, kostnadskategori, utgiftstype, budsjettpost, kostnadsslag, ' +
		'kostnadstyp, utgiftsslag, budgetpost, cost category, category, cost type, type',
	work_package:
		'arbeidspakke, ap, arbeidspakke ap, delprosjekt, aktivitet, arbetspaket, delprojekt, ' +
		'work package, wp, activity, arbeidspakkenummer, arbetspaketnummer',
	supplier:
		'leverandør, leverandørnavn, motpart, mottaker, betalt til, leverantör, leverantörsnamn, ' +
		'leverantörens namn, mottagare, supplier, vendor, payee, supplier name, vendor name, reskontro',
	voucher:
		'bilagsnummer, bilag, bilagsnr, bilag nr, bilagnr, verifikationsnummer, verifikation, vernr, ' +
		'ver nr, ver, verifikat, verifikatnummer, underlag, voucher, voucher number, voucher no, ' +
		'bilag nummer, verifikationsnr',
	invoice: 'fakturanummer, fakturanr, faktura nr, faktura, invoice number, invoice, invoice no, fakturanum',
	account:
		'konto, kontonummer, kontonr, konto nr, artskonto, art, hovedbokskonto, account, ' +
		'account number, account no, huvudbokskonto, gl account',
	pilot: 'pilot, pilotprosjekt, pilotprojekt, pilot project',
	period: 'rapporteringsperiode, periode, rapporteringsperiod, period, reporting period',
	comment: 'kommentar, merknad, anmerkning, notat, anmärkning, notering, comment, note, remark',
	person:
		'person, ansatt, den ansatte, medarbeider, hvem har arbeidet, anställd, den anställde, medarbetare, ' +
		'vem har arbetat, employee, staff member, name of employee, who worked',
	month: 'måned, arbeidsmåned, lønnsmåned, månad, arbetsmånad, lönemånad, month, month worked',
	hours:
		'timer, antall timer, timetall, arbeidstimer, timmar, antal timmar, arbetstimmar, arbetade timmar, ' +
		'hours, number of hours, hours worked',
	percent:
		'prosent av måneden, prosent, stillingsprosent, stillingsandel, arbeidstidsprosent, procent av månaden, ' +
		'procent, tjänstgöringsgrad, sysselsättningsgrad, percent, percentage, share of full time',
	staff_rate:
		'pris per time eller måned, timepris, timesats, timekostnad, pris per time, lønn per time, månedslønn, ' +
		'pris per timme eller månad, timpris, timkostnad, pris per timme, lön per timme, månadslön, hourly rate, ' +
		'hourly cost, rate per hour, monthly cost, monthly salary',
	contribution:
		'bidrag i annet enn penger, bidrag i annat än pengar, bidrag i natura, naturabidrag, egeninnsats, bidrag, bidragstype, slags bidrag, bidrag in natura, ' +
		'bidragstyp, slags bidrag i natura, in kind, in kind contribution, contribution, contribution kind'
};

const byWord = new Map(fields.flatMap((field) => words[field].split(', ').map((word) => [word, field] as const)));

/** Whether a heading says that the amounts below it are without VAT. */
export function isWithoutVat(heading: string): boolean {
	return /(?:^| )(?:netto\p{L}*|net|eks|ekskl|exkl|exklusive|excl|uten|utan)(?: |$)/u.test(folded(heading));
}

export function fieldOfHeading(heading: string): Field | undefined {
	const plain = folded(heading);
	// `Beløp NOK` and `Belopp exkl. moms` begin as the word they mean
	return (
		byWord.get(plain) ??
		byWord.get(plain.replace(/ (?:nok|sek|eur|kr|nr|no|eks mva|exkl moms|uten mva|utan moms)$/, ''))
	);
}
