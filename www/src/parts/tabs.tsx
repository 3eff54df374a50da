import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Tab<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly count?: number;
}

interface Properties<T extends string> {
  readonly label: string;
  /** What the ids of tabs and panel begin with. */
  readonly name: string;
  readonly tabs: readonly Tab<T>[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  readonly children: ComponentChildren;
}

/** Views of one thing, one at a time. Arrow keys move between the tabs. */
export function Tabs<T extends string>(properties: Properties<T>) {
  const { label, name, tabs, value, onChoose, children } = properties;
  const list = useRef<HTMLDivElement>(null);
  const tabOf = (tab: T) => document.getElementById(`${name}-tab-${tab}`);
  useEffect(() => {
    // Also when the tabs come into sight, or have another width.
    const observer = new ResizeObserver(() =>
      tabOf(value)?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    );
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, [value]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = tabs.findIndex((tab) => tab.value === value) + step;
    const next = tabs.at(index % tabs.length);
    if (!next) return;
    onChoose(next.value);
    tabOf(next.value)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" ref={list} role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            type="button"
            role="tab"
            key={tab.value}
            id={`${name}-tab-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${name}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChoose(tab.value)}
          >
            {tab.label}
            {tab.count ? <span class="count">{tab.count}</span> : undefined}
          </button>
        ))}
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={`${name}-panel`}
        aria-labelledby={`${name}-tab-${value}`}
      >
        {children}
      </div>
    </div>
  );
}
