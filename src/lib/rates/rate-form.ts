/** The two forms for proposing rates: one rate that is typed, or a file. Their fields have names of their own. */
import { at, no, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readMonth, readTypedRate, type MonthlyRate } from './rate.ts';
import { readRateFile } from './rate-file.ts';

const MOST_BYTES = 1_000_000;

export type RateForm = {
	readonly rates: Decision<readonly MonthlyRate[]>;
	/** Where a fault with what stands already belongs. */
	readonly field: string;
	readonly sourceField: string;
};

export async function readRateForm(form: FormData): Promise<RateForm> {
	if (field(form, 'way') === 'file')
		return { rates: await ratesOfFile(form), field: 'file', sourceField: 'file_source' };
	const typed = { currency: field(form, 'currency'), month: field(form, 'month'), value: field(form, 'value') };
	const rate = readTypedRate(typed);
	return { rates: rate.ok ? { ok: true, value: [rate.value] } : rate, field: 'value', sourceField: 'source' };
}

async function ratesOfFile(form: FormData): Promise<Decision<MonthlyRate[]>> {
	const file = form.get('file');
	if (!(file instanceof File) || file.size === 0) return no({ field: 'file', key: 'rate.file_missing' });
	if (file.size > MOST_BYTES) return no({ field: 'file', key: 'rate.file_too_big' });
	const typed = field(form, 'file_month').trim();
	const month = typed === '' ? undefined : at('file_month', readMonth(typed));
	const rates = readRateFile(await file.text(), month?.ok ? month.value : undefined);
	if (!month || month.ok) return rates;
	return rates.ok ? month : no(...month.issues, ...rates.issues.filter(({ key }) => key !== 'rate.row_no_month'));
}
