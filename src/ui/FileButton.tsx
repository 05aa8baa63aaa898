import { buttonClass } from './Button.tsx';
import styles from './FileButton.module.css';

interface FileButtonProps {
  readonly label: string;
  /** Name endings: `.json,.zip`. */
  readonly accept: string;
  readonly multiple?: boolean;
  /** The same file may be chosen again. */
  readonly onFiles: (files: readonly File[]) => void;
}

/** A native file field that looks like a button. */
export function FileButton({ label, accept, multiple = false, onFiles }: FileButtonProps) {
  return (
    <label className={buttonClass('plain', styles.chooser)}>
      {label}
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
