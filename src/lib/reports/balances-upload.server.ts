import { field } from '#lib/form.ts';

const largestBytes = 1_000_000;

/** What was pasted, or else the text of the chosen file: UTF-8, or Windows-1252 as older ledgers write it. */
export async function pastedOrUploaded(form: FormData): Promise<string> {
	const pasted = field(form, 'balances');
	const file = form.get('file');
	if (pasted.trim() !== '' || !(file instanceof File) || file.size === 0) return pasted;
	if (file.size > largestBytes) return '';
	const bytes = await file.arrayBuffer();
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
