import { IconButton } from "../parts/icon-button.tsx";
import { dismiss, notice } from "../state/notices.ts";

/** What was just done, with the way back. */
export function NoticeBar() {
  const { value: message } = notice;
  const undo = () => {
    message?.undo?.();
    dismiss();
  };
  return (
    <div class="notice-place" role="status">
      {message ? (
        <div class="notice">
          <span>{message.text}</span>
          {message.undo ? (
            <button type="button" class="notice-undo" onClick={undo}>
              Undo
            </button>
          ) : undefined}
          <IconButton icon="close" label="Dismiss" onClick={dismiss} />
        </div>
      ) : undefined}
    </div>
  );
}
