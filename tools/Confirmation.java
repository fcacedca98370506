package tools;

/** Asks the person in front of the client, where the client can do that. */
public interface Confirmation {

    /** What came back. */
    enum Answer {
        CONFIRMED,
        DECLINED,
        /** The client cannot ask; the call has to carry the consent as an argument. */
        UNAVAILABLE
    }

    /**
     * Asks a question that is answered with yes or no. A tool must have had no effect before it
     * asks: in the protocol's stateless revision the whole call is run again with the answer.
     *
     * @throws ToolError when the client wanted to ask and failed
     */
    Answer ask(String question) throws ToolError;
}
