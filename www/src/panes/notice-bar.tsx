import { IconButton } from "../parts/icon-button.tsx";
import { dismiss, notice } from "../state/notices.ts";

/** What was just done, with what can be done about it. */
export function NoticeBar() {
  const { value: message } = notice;
  const act = () => {
    dismiss();
    message?.action?.run();
  };
  return (
    <div class="notice-place" role="status">
      {message ? (
        <div class="notice">
          <span>{message.text}</span>
          {message.action ? (
            <button type="button" class="notice-action" onClick={act}>
              {message.action.label}
            </button>
          ) : undefined}
          <IconButton icon="close" label="Dismiss" onClick={dismiss} />
        </div>
      ) : undefined}
    </div>
  );
}
