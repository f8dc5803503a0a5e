/*
 * Which folder may import which. Imports point down only:
 * cli → bot, adapters → kinds, commands, jobs → engine, register, reports → ports → text → domain.
 * Each comment is written to the person who broke the rule. Run by scripts/check-structure.mjs.
 */

/** Folders of src from the top down; those on one line stand side by side. */
const layers = [
  ['main.ts', 'cli'],
  ['bot', 'adapters'],
  ['kinds', 'commands', 'jobs'],
  ['engine', 'register', 'reports'],
  ['ports'],
  ['text'],
  ['domain'],
];

const path = (names) => `^src/(${names.map((name) => name.replace('.', '[.]')).join('|')})(/|$)`;

const why = {
  bot: 'A folder further down must not know what is above it, or nothing can be tested or replaced alone. Hand in what you need as an argument, or declare it in src/ports and let src/cli wire it.',
  domain:
    'The domain imports nothing, so that every word in it means the same everywhere. Move the function up to the folder that needs it, or write it on plain values.',
  text: 'Reading text is pure and knows messages only as strings. Take the string as an argument; what needs a group, a rule or a store belongs in engine or bot.',
  ports:
    'A port says what is needed from outside, in words of the domain, and knows nobody who uses or implements it. Move the type you import to src/domain, or keep it out of the port.',
  engine:
    'Engine, register and reports are pure: facts in, findings or text out. Take what you need as an argument (the list of kinds is handed in), or move this code to src/bot.',
  kinds:
    'Kinds, commands and jobs know ports, never adapters or the bot. Ask for what you need in the context that is handed in.',
};

const comments = [null, why.bot, why.kinds, why.engine, why.ports, why.text, why.domain];

const downwards = layers.slice(1).map((names, index) => ({
  name: `${names.join('-')}-imports-down`,
  severity: 'error',
  comment: comments[index + 1],
  from: { path: path(names) },
  to: { path: path(layers.slice(0, index + 1).flat()) },
}));

/** A package kept to the one place that knows it. */
const only = (name, packages, places, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: '^(src|migrations)/', pathNot: places },
  to: { path: `(^|node_modules/)(${packages})(/|$)`, dependencyTypesNot: ['local'] },
});

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      comment: why.domain,
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Files that import each other in a circle can only be understood and loaded together. Move what both need into a third file, or hand it in as an argument.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'bot-knows-no-adapter',
      severity: 'error',
      comment:
        'The bot knows ports only; which adapter stands behind one is decided in src/cli. Use the port, or extend it with a sentence in docs/decisions.md.',
      from: { path: '^src/bot/' },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'adapters-know-no-bot',
      severity: 'error',
      comment:
        'An adapter is driven by callbacks it is given and does not know the bot. Take a function or a port as an argument and let src/cli join the two.',
      from: { path: '^src/adapters/' },
      to: { path: '^src/bot/' },
    },
    {
      name: 'adapters-stand-alone',
      severity: 'error',
      comment:
        'No adapter imports another one: each can be replaced alone. Take what you need as an argument (src/cli wires them), or move what both share down to src/text or src/domain.',
      // The simulator's gateway is a process of its own; that file wires it as src/cli wires the bot.
      from: {
        path: '^src/adapters/([^/]+)/',
        pathNot: '^src/adapters/simulator/gateway-process[.]ts$',
      },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'adapter-files-stand-alone',
      severity: 'error',
      comment:
        'No adapter imports another one: each can be replaced alone. Take what you need as an argument (src/cli wires them), or move what both share down to src/text or src/domain.',
      // Files of one adapter begin with the same word: log, log-redaction.
      from: { path: '^src/adapters/([a-z]+)[^/]*$' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1[-.]' },
    },
    {
      name: 'a-kind-is-on-its-own',
      severity: 'error',
      comment:
        'A kind imports no other kind: rules are switched on and off one by one. Move what both share to src/text (about words) or src/engine (about facts).',
      from: { path: '^src/kinds/', pathNot: '^src/kinds/index[.]ts$' },
      to: { path: '^src/kinds/' },
    },
    {
      name: 'a-kind-is-pure',
      severity: 'error',
      comment:
        'A kind imports engine, text and domain only: it judges what it is handed. Work out what you need in engine/read-facts, once for every kind, and read it from the facts.',
      from: { path: '^src/kinds/' },
      to: { path: '^src/', pathNot: '^src/(kinds|engine|text|domain)/' },
    },
    {
      name: 'pure-folders-touch-nothing-outside',
      severity: 'error',
      comment:
        'These folders are pure: no files, network, processes or machine. Take the value as an argument; reading it is the work of an adapter. (node:crypto and node:util are allowed: hashing and comparing are pure.)',
      from: { path: '^src/(text|engine|kinds|register|reports|ports)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer|util)$' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      comment:
        'A migration is never edited after it landed, so it must not lean on code that goes on changing. Write out what it needs in its own file.',
      from: { path: '^migrations/' },
      to: { path: '^src/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment:
        'What runs must not need what tests it: tests are not part of the build. Move the shared piece to src.',
      from: { path: '^(src|migrations)/' },
      to: { path: '^(test|scripts)/' },
    },
    only(
      'wechaty-in-its-adapter',
      'wechaty[^/]*|@juzi/wechaty[^/]*',
      '^src/adapters/(wechaty|simulator)/',
      'Wechaty is known in src/adapters/wechaty (and the simulator, which plays its other side) only: providers come and go, the rules stay. Use the Chat port and our own Message.',
    ),
    only(
      'sql-in-the-store',
      'kysely|better-sqlite3|@types/better-sqlite3|pg',
      '^(src/adapters/store|migrations)/',
      'Only the store knows that there is SQL. Use a table of the transaction you were handed (src/ports/store.ts), or add a method to one.',
    ),
    only(
      'cron-in-its-adapter',
      'node-cron',
      '^src/adapters/cron[.]ts$',
      'node-cron only ticks; what is due is decided by slotsBetween. Declare a job in src/jobs instead.',
    ),
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment:
        'This package is only there because another one brought it along, or is not there at all. Add it to dependencies in package.json, exactly, or do without.',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      comment:
        'A development package is not there in production. Move it to dependencies. (The page may: vite puts it into the built file.)',
      from: { path: '^(src|migrations)/', pathNot: '^src/adapters/simulator/page/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    },
    {
      name: 'imports-lead-somewhere',
      severity: 'error',
      comment: 'This import leads nowhere. Check the path and its .ts ending, or run npm ci.',
      from: { path: '^(src|migrations)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types are imports too: a type from above ties the knot just as well.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
