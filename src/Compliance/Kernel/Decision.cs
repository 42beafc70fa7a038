namespace Compliance.Kernel;

/// <summary>What a pure decide answers: the events that now happen, or the reason why nothing does.</summary>
internal abstract record Decision
{
    private Decision() { }

    internal sealed record Accepted(IReadOnlyList<object> Events) : Decision;

    internal sealed record Refused(Refusal Refusal) : Decision;

    /// <summary>Accepted with nothing to record: the command asks for what already is.</summary>
    public static Decision Nothing { get; } = new Accepted([]);

    public static Decision Accept(params IReadOnlyList<object> events) => new Accepted(events);

    public static Decision Refuse(string code, params (string Name, object? Value)[] args) => new Refused(Refusal.Because(code, args));

    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);
}
