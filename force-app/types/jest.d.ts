declare module '@salesforce/wire-service-jest-util' {
  type Callback = (value: unknown) => void;
  interface TestWireAdapter {
    connect(): void;
    disconnect(): void;
    update(config: unknown): void;
  }
  export function createTestWireAdapter(): {
    new (callback: Callback): TestWireAdapter;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows the configuration of its own wires
    emit(value: unknown, filter?: (config: any) => boolean): void;
  };
}
