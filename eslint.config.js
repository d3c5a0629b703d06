// Rules that keep the architecture true: typed linting everywhere, and per folder what it may not reach for.
// The import graph itself is checked by test/architecture.test.ts.
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';

const clockAndChance = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the Clock port.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the Clock port.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take the Random port.',
  },
  {
    selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    message: 'Take the Clock port.',
  },
];
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame'].map((name) => ({
  name,
  message: 'Waiting goes through the Clock port.',
}));
const electronModule = {
  name: 'electron',
  message: 'Only electron/shell, main.ts and preload.ts know Electron.',
};
const nodeModules = { group: ['node:*'], message: 'No Node here.' };

/** Later blocks replace a rule's options, so each block that forbids imports names everything it forbids. */
const forbid = (paths, patterns = []) => ({ 'no-restricted-imports': ['error', { paths, patterns }] });

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'coverage/', 'node_modules/', '.cache/'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
    },
  },
  {
    files: ['shared/**', 'electron/**'],
    rules: {
      'no-restricted-syntax': ['error', ...clockAndChance],
      'no-restricted-globals': ['error', ...timers],
    },
  },
  // The one place where real time and chance come in.
  {
    files: ['electron/resilience/system-*.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-globals': 'off' },
  },
  { files: ['shared/**'], rules: forbid([electronModule], [nodeModules]) },
  { files: ['electron/**'], rules: forbid([electronModule]) },
  { files: ['electron/app/**', 'electron/ports/**'], rules: forbid([electronModule], [nodeModules]) },
  {
    files: ['electron/shell/**', 'electron/main.ts', 'electron/preload.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...forbid([electronModule], [nodeModules]),
      'no-restricted-syntax': [
        'error',
        ...clockAndChance,
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text is text.' },
      ],
      'no-restricted-globals': [
        'error',
        ...timers,
        { name: 'fetch', message: 'The page talks through window.panel only.' },
        { name: 'WebSocket', message: 'The page talks through window.panel only.' },
      ],
    },
  },
  // The page's own clock: the one place in it where time comes in.
  {
    files: ['renderer/store/page-clock.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-globals': 'off' },
  },
  { files: ['renderer/vite.config.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['test/**'],
    rules: { 'no-restricted-imports': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['test/run/**', 'electron/cli/**', 'test/simulators/**/main.ts'], rules: { 'no-console': 'off' } },
);
