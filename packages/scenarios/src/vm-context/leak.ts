import vm from 'node:vm';

const SOURCE = '(name) => `Hello, ${name}!`';
type Template = (name: string) => string;

const templates: Template[] = [];

/** Compiles a visitor's own template where it can do no harm, and keeps it for the next visit. */
export default function vmContextLeak(): string {
  const template: Template = vm.runInContext(SOURCE, vm.createContext());
  templates.push(template);
  return template('Ada');
}
