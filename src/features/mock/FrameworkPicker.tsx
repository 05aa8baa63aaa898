import { Segmented } from '../../ui/Segmented.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useActions, useAppState } from '../../views/app-context.ts';
import { frameworkOptions } from '../../views/frameworks.ts';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

/** PyTorch or TensorFlow; the choice is remembered. */
export function FrameworkPicker() {
  const words = useMessages(setupMessages);
  const { changeSettings } = useActions();
  const framework = useAppState((s) => s.settings.framework);
  return (
    <div className={styles.part}>
      <Segmented
        label={words.framework}
        labelVisible
        value={framework}
        options={frameworkOptions}
        // What cannot be stored still holds for this visit.
        onChange={(value) => void changeSettings({ framework: value }).catch(() => undefined)}
      />
      <p className={styles.hint}>{words.frameworkHint}</p>
    </div>
  );
}
