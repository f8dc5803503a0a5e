import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/*
 * What a compiler cannot see. Messages say why, and the way out.
 */

const theTime = [
  ["CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Date.now()'],
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'new Date()'],
  ["CallExpression[callee.name='Date']", 'Date()'],
  [
    "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    'performance.now()',
  ],
  ["MemberExpression[object.name='process'][property.name='hrtime']", 'process.hrtime'],
].map(([selector, what]) => ({
  selector,
  message: `${what} asks the machine, and then neither the simulator nor a test can move the time. Take the Clock port or the instant as an argument; only src/adapters/clock.ts asks.`,
}));

const theEnvironment = [
  {
    selector: "MemberExpression[object.name='process'][property.name=/^(env|exit|exitCode)$/]",
    message:
      'Only src/main.ts reads the environment and ends the process, so that everything else can be tested with plain arguments. Take the value from readEnvironment, or return an exit status.',
  },
  {
    selector:
      'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name=/^(env|exit)$/]',
    message:
      'Only src/main.ts reads the environment and ends the process. Take the value from readEnvironment, or return an exit status.',
  },
];

const shape = [
  {
    selector: 'ExportDefaultDeclaration',
    message:
      'A default export has another name in every file that imports it. Export it by its name.',
  },
  {
    selector:
      ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression[body.type="BlockStatement"]',
    message:
      'A function at the top of a file is declared as one (`function name() {}`): it can be read and used above the line it stands on.',
  },
];

const chance = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message:
      'The same input must give the same findings, or a replay proves nothing. Take the random number as an argument.',
  },
];

export default tseslint.config(
  {
    ignores: ['dist/', 'coverage/', 'data/', 'node_modules/'],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    // no-console: words of a message would end up in a file that nobody looks after; use the Log port.
    rules: { 'no-console': 'error', eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNever: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A port answers with a promise also where this side of it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Query builders are made to be taken apart, and ports are written with method signatures.
      '@typescript-eslint/unbound-method': 'off',
      // Code points are what is meant; where whole characters matter, Intl.Segmenter is used.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-restricted-syntax': ['error', ...shape],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'migrations/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...theTime, ...theEnvironment, ...shape],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/{domain,text,engine,kinds,register,reports}/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...theTime, ...theEnvironment, ...chance, ...shape],
    },
  },
  {
    files: ['src/adapters/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...theEnvironment, ...shape] },
  },
  {
    // The simulator's gateway is a process of its own and ends itself.
    files: ['src/main.ts', 'src/adapters/simulator/gateway-process.ts'],
    rules: { 'no-restricted-syntax': ['error', ...theTime, ...shape] },
  },
  {
    files: ['src/adapters/simulator/page/**'],
    // Runs in a browser: the world's clock comes over the wire, the page only ticks on from there.
    rules: {
      'no-restricted-syntax': [
        'error',
        ...theTime.filter(({ selector }) => !selector.includes('performance')),
        ...shape,
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test that meets nothing where it expects something fails on the spot, with a line.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // expect.any, expect.objectContaining … are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'no-restricted-syntax': [
        'error',
        ...shape,
        {
          selector:
            "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock|spyOn)$/]",
          message:
            'A test with a mocked module or a spy proves that the code is written as it is written. Hand in a fake of the port and look at what comes out.',
        },
        {
          selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name='only']",
          message: 'With .only the other tests of the file do not run. Take it away.',
        },
      ],
    },
  },
  {
    files: ['*.config.ts', '*.config.js'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['scripts/**/*.mjs'],
    rules: { 'no-undef': 'off' },
  },
  prettier,
);
