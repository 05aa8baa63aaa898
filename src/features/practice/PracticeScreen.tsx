import { useSearch } from 'wouter';
import { PracticeForm } from './PracticeForm.tsx';
import { PracticeLink } from './PracticeLink.tsx';

/** Parameters start a practice at once; without any there is the form. */
export function PracticeScreen() {
  const search = useSearch();
  return search === '' ? <PracticeForm /> : <PracticeLink key={search} search={search} />;
}
