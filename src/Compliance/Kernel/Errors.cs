namespace Compliance.Kernel;

/// <summary>The members of every mutation's error union; all implement the SDL's <c>Error</c>.</summary>
internal abstract record PayloadError(string Code, string Message)
{
    /// <summary>The refusal as the caller's language says it; null when there was none.</summary>
    public static IReadOnlyList<PayloadError>? Of(Refusal? refusal, IDesk desk)
    {
        if (refusal is null) return null;
        var message = desk.Text(refusal.Code, refusal.Args);
        return [refusal.Code switch
        {
            "NOT_FOUND" => new NotFoundError(refusal.Code, message),
            "NOT_ALLOWED" => new NotAllowedError(refusal.Code, message),
            "KEY_REUSED" => new KeyReusedError(refusal.Code, message),
            _ when refusal.Findings.Count > 0 => new NormStopError(refusal.Code, message, refusal.Findings),
            _ when refusal.Args.TryGetValue("field", out var field) => new InvalidInputError(refusal.Code, message, field?.ToString() ?? ""),
            _ => new RefusedError(refusal.Code, message, refusal.Clause),
        }];
    }
}

internal sealed record NotFoundError(string Code, string Message) : PayloadError(Code, Message);
internal sealed record NotAllowedError(string Code, string Message) : PayloadError(Code, Message);
internal sealed record KeyReusedError(string Code, string Message) : PayloadError(Code, Message);
internal sealed record InvalidInputError(string Code, string Message, string Field) : PayloadError(Code, Message);
internal sealed record RefusedError(string Code, string Message, string? Clause) : PayloadError(Code, Message);
internal sealed record NormStopError(string Code, string Message, IReadOnlyList<Finding> Findings) : PayloadError(Code, Message);
