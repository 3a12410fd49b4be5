import { Document, stringify } from 'yaml';
import { actsFile } from './acts/readActs';
import type { CommentedEntity } from './entities';
import type { ExampleCompany } from './generateCompany';
import { answerFolders, type AnswerFolder } from './ServiceDraft';

const headers: Record<AnswerFolder | 'catalog' | 'acts', string> = {
  catalog: `
This is example data: no company of this name, and none of these people, exist.
Change something, add a link for example, and see the level change after the catalog has read the file again.`,
  operations: `
This is example data. It stands for what on-call, alerting, SLO and incident tools would answer.
Change something and see the level change within a minute. What is left out, nobody has said: it is unknown.`,
  delivery: `
This is example data. It stands for what the code host and the delivery tool would answer.
Change something and see the level change within a minute. What is left out, nobody has said: it is unknown.`,
  evidence: `
This is example data. It stands for what teams say about their services where no tool can know.
Change something and see the level change within a minute. What is left out, nobody has said: it is unknown.`,
  acts: `
This is example data. What these people, who do not exist, attest, ask for, decide, dispute and say of their teams when
the portal starts, through the API that everybody uses. Each is done once; what would be over by then is left out.`,
};

/** The company as text, by path. */
export function companyFiles(
  company: ExampleCompany,
): Array<{ path: string; text: string }> {
  const files = [...company.catalog].map(([name, entities]) => ({
    path: `catalog/${name}.yaml`,
    text: `${comment(headers.catalog)}\n${entities
      .map(entityText)
      .join('---\n')}`,
  }));
  for (const folder of answerFolders) {
    for (const [name, services] of company.answers[folder]) {
      files.push({
        path: `${folder}/${name}.yaml`,
        text: `${comment(headers[folder])}\n${stringify(services, yamlStyle)}`,
      });
    }
  }
  files.push({
    path: actsFile,
    text: `${comment(headers.acts)}\n${stringify(company.acts, yamlStyle)}`,
  });
  return files;
}

const yamlStyle = { lineWidth: 120 };

function entityText({ entity, comment: above }: CommentedEntity): string {
  const document = new Document(entity);
  return `${comment(above ?? '')}${document.toString(yamlStyle)}`;
}

function comment(text: string): string {
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => `# ${line}\n`)
    .join('');
}
