// ESLint rule: file names are camelCase; sidebar components may also be PascalCase.

import path from 'node:path';

const NAME = /^[a-z][A-Za-z0-9]*(\.(test|d|config))*\.(ts|mjs|js)$|^[A-Za-z][A-Za-z0-9]*\.tsx$|^[a-z]+\.css\.d\.ts$/;

/** @type {import('eslint').Rule.RuleModule} */
export const fileNames = {
  meta: { type: 'suggestion', messages: { notCamelCase: 'Name this file in camelCase: {{name}}' } },
  create: (context) => ({
    Program(node) {
      const name = path.basename(context.filename);
      if (!NAME.test(name)) context.report({ node, messageId: 'notCamelCase', data: { name } });
    },
  }),
};
