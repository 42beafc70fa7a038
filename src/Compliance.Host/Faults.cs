using Compliance.Host.Commands;
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
        var texts = services.GetRequiredService<RoomBook>().Texts;
        var accessor = services.GetRequiredService<IHttpContextAccessor>();
        return (exception, _) =>
        {
            var correlation = accessor.HttpContext?.TraceIdentifier ?? "-";
            GraphQLError Error(string code, string zh, string en) => Said(code, accessor.HttpContext?.Say(zh, en) ?? en);
            switch (exception)
            {
                case BadRequestException bad: return Said(bad.Code, texts.Render(bad.Code, bad.Refusal.Args, accessor.HttpContext is { } http ? Answers.Language(http) : "en"));
                case ConflictException: return Error("CONFLICT", "办理期间此记录不断变化，请重试。", "The record kept changing while this was handled; try again.");
                case CommitOutcomeUnknownException: return Error("OUTCOME_UNKNOWN", "写入时与数据库的连接中断，请用同一幂等键重试。", "The connection to the database broke while this was written; repeat it with the same idempotency key.");
                case Exception e when Resilience.IsTimeout(e): return Error("TIMEOUT", "用时过长，已放弃。", "This took too long and was given up.");
                case OperationCanceledException: return Error("CANCELLED", "请求已放弃。", "The request was given up.");
                default:
                    log.LogError(exception, "A resolver failed, correlation {Correlation}", correlation);
                    return Error("FAULT", $"系统出错，编号 {correlation}。", $"Unexpected fault. Correlation id {correlation}.");
            }
        };
    }

    private static GraphQLError Said(string code, string message) => new(message) { Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
