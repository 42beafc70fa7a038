using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Language;

namespace GraphQL;

/// <summary>How an execution ended; what a transport needs for its status.</summary>
public enum ExecutionOutcome
{
    /// <summary>The operation ran; its response has data, which may be null, and perhaps errors.</summary>
    Executed,

    /// <summary>The request was refused before anything ran; its response has errors and no data.</summary>
    Refused,
}

/// <summary>Executes requests against a schema (section 6). One instance serves all requests; prepared documents are kept.</summary>
public sealed class GraphQLExecutor
{
    private static readonly object RootValue = new();
    private readonly DocumentStore _documents;
    private readonly System.Collections.Concurrent.ConcurrentQueue<ExecutionRun> _idle = new();
    private ExecutionRun? _lastIdle;

    /// <param name="schema">What is served.</param>
    /// <param name="options">Limits and hooks; the defaults when left out.</param>
    public GraphQLExecutor(Schema schema, ExecutorOptions? options = null)
    {
        Schema = schema;
        Options = options ?? new ExecutorOptions();
        _documents = new DocumentStore(schema, Options);
    }

    /// <summary>What is served.</summary>
    public Schema Schema { get; }

    /// <summary>Limits and hooks.</summary>
    public ExecutorOptions Options { get; }

    /// <summary>Runs a query or mutation and writes its response as JSON in UTF-8. A client's mistake is a response, not an exception.</summary>
    /// <exception cref="OperationCanceledException">The request was cancelled from outside.</exception>
    public async Task<ExecutionOutcome> ExecuteAsync(GraphQLRequest request, RequestContext context, IBufferWriter<byte> output)
    {
        var errors = new List<GraphQLError>();
        if (Prepare(request, context, errors) is not { } prepared) return Refuse(errors, output);
        if (prepared.Plan.Operation.Kind == OperationKind.Subscription)
            return Refuse([BadRequest("A subscription needs a transport that can carry many responses.")], output);
        return await RunAsync(prepared, context, output, RootValue).ConfigureAwait(false);
    }

    /// <summary>The same with the response read back, for tests and tools.</summary>
    public async Task<JsonDocument> ExecuteToJsonAsync(GraphQLRequest request, RequestContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await ExecuteAsync(request, context, buffer).ConfigureAwait(false);
        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    /// <summary>
    /// Runs any operation as a stream of responses (section 6.2.3): a query or mutation gives one, a subscription
    /// one an event. A request that is refused gives one response with its errors.
    /// </summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        GraphQLRequest request, RequestContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var response in ResponsesAsync(request, context, cancellationToken).ConfigureAwait(false)) yield return response.Body;
    }

    /// <summary>A response of a stream, with whether it says that the request was refused before anything ran.</summary>
    internal readonly record struct StreamedResponse(ReadOnlyMemory<byte> Body, bool IsRefused);

    internal async IAsyncEnumerable<StreamedResponse> ResponsesAsync(
        GraphQLRequest request, RequestContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var errors = new List<GraphQLError>();
        var prepared = Prepare(request, context, errors);
        if (prepared is not { } ready)
        {
            Refuse(errors, buffer);
            yield return new StreamedResponse(buffer.WrittenMemory, true);
            yield break;
        }
        if (ready.Plan.Operation.Kind != OperationKind.Subscription)
        {
            await RunAsync(ready, context, buffer, RootValue).ConfigureAwait(false);
            yield return new StreamedResponse(buffer.WrittenMemory, false);
            yield break;
        }
        var events = Subscribe(ready, context, errors, cancellationToken);
        if (events is null)
        {
            Refuse(errors, buffer);
            yield return new StreamedResponse(buffer.WrittenMemory, true);
            yield break;
        }
        var enumerator = events.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                bool more;
                GraphQLError? broken = null;
                try
                {
                    more = await enumerator.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    more = false;
                    broken = e is GraphQLException known ? known.Error : Options.OnFault(e, context);
                }
                buffer = new ArrayBufferWriter<byte>();
                if (broken is not null)
                {
                    Refuse([broken], buffer);
                    yield return new StreamedResponse(buffer.WrittenMemory, false);
                }
                if (!more) yield break;
                await RunAsync(ready, context.ForEvent(), buffer, enumerator.Current!).ConfigureAwait(false);
                yield return new StreamedResponse(buffer.WrittenMemory, false);
            }
        }
        finally
        {
            await enumerator.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Which kind of operation a request would run, or null when it is refused anyway; a transport may forbid some.</summary>
    internal OperationKind? KindOf(GraphQLRequest request, RequestContext context)
    {
        var document = _documents.Find(request, context, []);
        return document is null ? null : Select(document, request.OperationName, [])?.Node.Kind;
    }

    private readonly record struct Prepared(OperationPlan Plan, VariableValues Variables);

    private Prepared? Prepare(GraphQLRequest request, RequestContext context, List<GraphQLError> errors)
    {
        var document = _documents.Find(request, context, errors);
        if (document is null) return null;
        if (document.AsksIntrospection && !Options.AllowIntrospection(context))
        {
            errors.Add(new GraphQLError("Introspection is not allowed here.") { Extensions = ErrorCodes.With(ErrorCodes.ValidationFailed, "sec-Introspection") });
            return null;
        }
        if (Select(document, request.OperationName, errors) is not { } operation) return null;
        if (request.Variables.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
        {
            errors.Add(BadRequest("The variables must be a JSON object."));
            return null;
        }
        var variables = VariableCoercion.Coerce(Schema, operation.Node, request.Variables, errors);
        if (errors.Count > 0) return null;
        if (operation.Complexity.For(variables) is var cost && cost > Options.MaxComplexity)
        {
            errors.Add(new GraphQLError($"The operation may cost {cost}; {Options.MaxComplexity} is allowed. Ask for fewer items.") { Extensions = ErrorCodes.With(ErrorCodes.Limit) });
            return null;
        }
        try
        {
            return new Prepared(operation.PlanFor(variables), variables);
        }
        catch (GraphQLException e)
        {
            errors.Add(e.Error);
            return null;
        }
    }

    /// <summary>GetOperation() of section 6.1.</summary>
    private static PreparedOperation? Select(PreparedDocument document, string? name, List<GraphQLError> errors)
    {
        if (string.IsNullOrEmpty(name))
        {
            if (document.Operations.Length == 1) return document.Operations[0];
            errors.Add(BadRequest(document.Operations.Length == 0 ? "The document has no operation." : "The document has several operations; operationName must say which to run."));
            return null;
        }
        var operation = Array.Find(document.Operations, o => o.Node.Name?.Value == name);
        if (operation is null) errors.Add(BadRequest($"The document has no operation named \"{name}\"."));
        return operation;
    }

    private async ValueTask<ExecutionOutcome> RunAsync(Prepared prepared, RequestContext context, IBufferWriter<byte> output, object root)
    {
        context.BeginTimeout(Options.Timeout);
        var run = Rent();
        try
        {
            run.Begin(context, Options, prepared.Plan, prepared.Variables);
            await run.ExecuteAsync(root).ConfigureAwait(false);
            Response(run, output);
            run.End();
            Return(run);
        }
        catch (OperationCanceledException) when (context.TimedOut)
        {
            var writer = new ResultWriter();
            writer.Raw("{\"errors\":"u8);
            ErrorWriter.Write(writer, [new GraphQLError("The request took longer than it may.") { Extensions = ErrorCodes.With(ErrorCodes.Timeout) }]);
            writer.Raw(",\"data\":null}"u8);
            output.Write(writer.Written(0, writer.Position));
        }
        finally
        {
            context.EndTimeout();
        }
        return ExecutionOutcome.Executed;
    }

    private ExecutionRun Rent() => Interlocked.Exchange(ref _lastIdle, null) ?? (_idle.TryDequeue(out var run) ? run : new ExecutionRun());

    private void Return(ExecutionRun run)
    {
        if (Interlocked.CompareExchange(ref _lastIdle, run, null) is not null && _idle.Count < 256) _idle.Enqueue(run);
    }

    private static void Response(ExecutionRun run, IBufferWriter<byte> output)
    {
        var writer = run.Out;
        if (run.Errors.Count == 0)
        {
            output.Write("{\"data\":"u8);
        }
        else
        {
            var start = writer.Position;
            writer.Raw("{\"errors\":"u8);
            ErrorWriter.Write(writer, run.Errors);
            writer.Raw(",\"data\":"u8);
            output.Write(writer.Written(start, writer.Position));
        }
        run.Stitch(output);
        output.Write("}"u8);
    }

    private IAsyncEnumerable<object?>? Subscribe(Prepared prepared, RequestContext context, List<GraphQLError> errors, CancellationToken cancellationToken)
    {
        var run = new ExecutionRun();
        run.Begin(context, Options, prepared.Plan, prepared.Variables);
        var field = prepared.Plan.Root.Fields[0];
        try
        {
            var events = field.Resolver.Subscribe(run, field, RootValue, cancellationToken);
            if (events is null) errors.Add(new GraphQLError($"{field.Definition} has no source of events.") { Extensions = ErrorCodes.With(ErrorCodes.Fault) });
            return events;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            errors.Add((e is GraphQLException known ? known.Error : Options.OnFault(e, context)).At(field.Locations, [field.Key]));
            return null;
        }
    }

    private static ExecutionOutcome Refuse(List<GraphQLError> errors, IBufferWriter<byte> output)
    {
        var writer = new ResultWriter();
        writer.Raw("{\"errors\":"u8);
        ErrorWriter.Write(writer, errors);
        writer.Byte((byte)'}');
        output.Write(writer.Written(0, writer.Position));
        return ExecutionOutcome.Refused;
    }

    private static GraphQLError BadRequest(string message) => new(message) { Extensions = ErrorCodes.With(ErrorCodes.BadRequest, "sec-Executing-Requests") };
}
