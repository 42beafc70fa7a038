using Compliance.Kernel;
using GraphQL;
using EventStore;

namespace Compliance.Host;

/// <summary>What becomes of an exception that a resolver let through: the client learns a code and a correlation id, the log the rest.</summary>
internal static class Faults
{
    public static Func<Exception, RequestContext, GraphQLError> Handler(IServiceProvider services)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Faults");
        var accessor = services.GetRequiredService<IHttpContextAccessor>();
        return (exception, _) =>
        {
            var correlation = accessor.HttpContext?.TraceIdentifier ?? "-";
            switch (exception)
            {
                case BadRequestException bad: return Error(bad.Code, bad.Message);
                case ConflictException: return Error("CONFLICT", "The record kept changing while this was handled; try again.");
                case CommitOutcomeUnknownException: return Error("OUTCOME_UNKNOWN", "The connection to the database broke while this was written; repeat it with the same idempotency key.");
                case Exception e when Resilience.IsTimeout(e): return Error("TIMEOUT", "This took too long and was given up.");
                case OperationCanceledException: return Error("CANCELLED", "The request was given up.");
                default:
                    log.LogError(exception, "A resolver failed, correlation {Correlation}", correlation);
                    return Error("FAULT", $"Unexpected fault. Correlation id {correlation}.");
            }
        };
    }

    private static GraphQLError Error(string code, string message) => new(message) { Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
