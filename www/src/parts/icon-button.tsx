import { Icon, type IconName } from "./icon.tsx";

interface Properties {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** A button that is only an icon; its label shows on hover and is read aloud. */
export function IconButton({ icon, label, onClick, disabled = false }: Properties) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
