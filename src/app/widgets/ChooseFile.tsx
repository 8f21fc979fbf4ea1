import { type ReactNode, useRef } from 'react';
import { Button } from './Button.tsx';

/** What the gateway takes as a photo and as a clip. */
export const PHOTO = 'image/jpeg,image/png,image/webp';
export const CLIP = 'video/mp4,video/webm';

interface ChooseFileProps {
  /** What is chosen, for who does not see the button's words. */
  readonly label: string;
  readonly accept: typeof PHOTO | typeof CLIP;
  readonly onFile: (file: File) => void;
  readonly why?: string | undefined;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A button that asks for a picture or a clip: on a phone, of its camera. The same file may be chosen again. */
export function ChooseFile({ label, accept, onFile, why, disabled, children }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button why={why} disabled={disabled} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        capture="environment"
        aria-label={label}
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
