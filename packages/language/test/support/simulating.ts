import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Agreement, loadHolidays, type Simulation, simulate } from '@sla-language/agreement';
import { createLanguage, readScenario, type ScenarioFile } from '@sla-language/language';
import { NodeFileSystem } from 'langium/node';

export const EXAMPLES = path.join(import.meta.dirname, '../../../../examples');

/** The agreements of a text, with a file's place for its imports. */
export async function agreementsOf(file: string, text = readFileSync(file, 'utf8')): Promise<readonly Agreement[]> {
  const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today: '2026-07-01' });
  const uri = pathToFileURL(file).href;
  language.open(uri, text);
  const [checked] = await language.check([uri]);
  const errors = checked!.diagnostics.filter(({ code }) => /^(syntax|language)\//.test(String(code)));
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return checked!.agreements;
}

/** One agreement of a text. */
export async function agreementOf(file: string, text?: string): Promise<Agreement> {
  const agreements = await agreementsOf(file, text);
  return agreements.find(({ kind }) => kind === 'agreement') ?? agreements[0]!;
}

/** What a scenario comes to; fails where a part of it is not understood. */
export async function whatIf(agreement: Agreement, file: ScenarioFile): Promise<Simulation> {
  const { scenario, problems } = readScenario(file, agreement);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return simulate(agreement, scenario, { holidays: await loadHolidays() });
}

/** A small shop; `inside` are further lines of its agreement, `uptime` of its metric, `promise` of its objective. */
export const shop = ({ inside = '', uptime = '', promise = '', head = '' } = {}) => `
party Acme "Acme Cloud GmbH"
party Globex "Globex Corporation"
severity Sev1 "Critical" { means "the shop cannot take orders" }
severity Sev2 "Major" { means "a main function fails" }
agreement Hosting "Hosting" {
    effective from 2027-01-01 to 2028-12-31
    timezone "Europe/Berlin"
    currency EUR
    provider Acme
    customer Globex
    ${head}
    service Shop "Web shop" { fee EUR 2_000 per month }
    metric ShopUptime "Monthly uptime" {
        availability of Shop
        ${uptime}
    }
    objective Uptime "Availability" {
        measures ShopUptime per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
        credit 25% of fee when < 99.0%
        ${promise}
    }
    ${inside}
}
`;

export const shopOf = (parts: Parameters<typeof shop>[0] = {}) => agreementOf('/nowhere/shop.sla', shop(parts));
