/** domain ← content ← store ← views ← features ← app; ui beside them, used by views, features and app. */
const layers = ['domain', 'content', 'store', 'views', 'features', 'app'];
const upward = layers.slice(0, -1).map((layer, i) => ({
  name: `${layer}-imports-upward`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: `^src/(${layers.slice(i + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'rules-and-store-know-no-interface',
      severity: 'error',
      from: { path: '^src/(domain|content|store)/' },
      to: { path: '^src/ui/|node_modules/(react|react-dom|wouter)/' },
    },
    {
      name: 'ui-knows-no-quizzes',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/(domain|content|store|views|features|app)/' },
    },
    {
      name: 'features-are-apart',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-stands-alone',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/|^pure-rand/|node_modules/pure-rand/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
