/** The part of the library that is used. It is CommonJS and has no types of its own. */
declare module '@ewsjs/ntlm-client' {
  /** What a server's challenge says; opaque here. */
  interface Type2Message {
    readonly version: number;
  }

  const ntlm: {
    /** `NTLM …`, ready for the header. */
    readonly createType1Message: (workstation: string, target: string) => string;
    /** From the `WWW-Authenticate` header. Throws when it holds no challenge. */
    readonly decodeType2Message: (header: string) => Type2Message;
    /** `NTLM …`. `target` undefined: the domain that the challenge names. */
    readonly createType3Message: (
      challenge: Type2Message,
      user: string,
      password: string,
      workstation: string,
      target: string | undefined,
    ) => string;
  };
  export default ntlm;
}
