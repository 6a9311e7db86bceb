import { effect } from "@preact/signals-core";
import { Component, Fragment, type FunctionComponent, options } from "preact";
import { Kept } from "./hooks.ts";

type Props = Readonly<Record<string, unknown>>;

const followed = new Map<unknown, unknown>();

/**
 * A component that is drawn again when a signal changes that was read as it was drawn; with its
 * props as before it stays.
 */
function following(draw: FunctionComponent) {
  return class extends Component {
    readonly #kept = new Kept();
    #forget = () => {};

    override shouldComponentUpdate(next: Props): boolean {
      const now: Props = this.props;
      return Object.keys({ ...now, ...next }).some((name) => now[name] !== next[name]);
    }

    override render(props: Component["props"]) {
      let isDrawn = false;
      let drawn: ReturnType<FunctionComponent> = null;
      this.#forget();
      this.#forget = effect(() => {
        if (isDrawn) this.forceUpdate();
        else drawn = this.#kept.drawing(() => draw(props));
        isDrawn = true;
      });
      return drawn;
    }

    override componentDidMount(): void {
      this.#kept.settle();
    }

    override componentDidUpdate(): void {
      this.#kept.settle();
    }

    override componentWillUnmount(): void {
      this.#forget();
      this.#kept.leave();
    }
  };
}

/** Every component follows the signals that it reads. */
options.vnode = (node) => {
  const { type } = node;
  if (typeof type !== "function" || type === Fragment) return;
  const known = followed.get(type) ?? following(type as FunctionComponent);
  followed.set(type, known).set(known, known); // a node that is drawn again has it already
  node.type = known as typeof node.type;
};
