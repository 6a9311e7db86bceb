import { effect } from "@preact/signals-core";
import { Component, Fragment, type FunctionComponent, options } from "preact";

type Props = Readonly<Record<string, unknown>>;

const followed = new Map<unknown, FunctionComponent>();

/** A component that is drawn again when a signal changes that was read as it was drawn. */
function following(draw: FunctionComponent): FunctionComponent {
  return function (this: Component, props) {
    let isDrawn = false;
    let drawn: ReturnType<FunctionComponent> = null;
    this.componentWillUnmount?.();
    this.componentWillUnmount = effect(() => {
      if (isDrawn) this.forceUpdate();
      else drawn = draw(props);
      isDrawn = true;
    });
    return drawn;
  };
}

/** Every component follows the signals that it reads; with them and its props as before it stays. */
options.vnode = (node) => {
  const { type } = node;
  if (typeof type !== "function" || type === Fragment) return;
  const known = followed.get(type) ?? following(type as FunctionComponent);
  followed.set(type, known).set(known, known); // a node that is drawn again has it already
  node.type = known;
};

Component.prototype.shouldComponentUpdate = function (next) {
  const now: Props = this.props;
  return Object.keys({ ...now, ...next }).some((name) => now[name] !== (next as Props)[name]);
};
