"""What learners answer to mlp/descend."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("mlp/descend")


@answer("=right", source="llSourcell/linear_regression_live#2")
def _(x, y, w, b, lr, steps):
    N = float(len(x))
    for _i in range(steps):
        b_gradient = -(2 / N) * np.sum(y - ((w * x) + b))
        w_gradient = -(2 / N) * np.sum(x * (y - ((w * x) + b)))
        w, b = w - lr * w_gradient, b - lr * b_gradient
    return w, b


@answer("=right", source="trekhleb/homemade-machine-learning#63, a design matrix")
def _(x, y, w, b, lr, steps):
    data = np.c_[x, np.ones(len(x))]
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        delta = data @ theta - y
        theta -= lr * (2 / len(x)) * (delta @ data)
    return theta[0], theta[1]


@answer("=right", source="kaleko/CourseraML#12, with a copy")
def _(x, y, w, b, lr, steps):
    A = np.column_stack([x, np.ones(len(x))])
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        theta = theta - lr * 2 / len(y) * A.T @ (A @ theta - y)
    return theta[0], theta[1]


@answer("=right", source="arjunan-k/ML_Projects, Gradient_Descent/README.md")
def _(x, y, w, b, lr, steps):
    n = x.shape[0]
    for _ in range(steps):
        dw = db = 0.0
        for one, target in zip(x, y, strict=True):
            dw += -2 * one * (target - (w * one + b)) * (1 / n)
            db += -2 * (target - (w * one + b)) * (1 / n)
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("=right", source="ageron/handson-ml#49 (2/m * X_b.T.dot(X_b.dot(theta) - y))")
def _(x, y, w, b, lr, steps):
    X_b = np.c_[x, np.ones(len(x))]
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        theta = theta - lr * (2 / len(x)) * X_b.T.dot(X_b.dot(theta) - y)
    w, b = theta
    return w, b


@answer("=right")
def _(x, y, w, b, lr, steps):
    A = np.vander(x, 2)                    # columns x and 1
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        theta = theta - lr * 2 / len(x) * (A.T @ (A @ theta - y))
    return theta[0], theta[1]


@answer("=right")
def _(x, y, w, b, lr, steps):
    # the line as a table with a column of ones, both slopes in one product
    A = np.column_stack([x, np.ones(len(x))])
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        theta = theta - lr * 2 / len(x) * (A.T @ (A @ theta - y))
    return theta[0], theta[1]


@answer("=right")
def _(x, y, w, b, lr, steps):
    A, p = np.stack([x, np.ones_like(x)], axis=1), np.array([w, b], float)
    for _ in range(steps):
        p = p - lr * 2 / len(x) * A.T @ (A @ p - y)
    return p


@answer("uphill", source="patrickloeber/pytorchTutorial#10, the sign turned")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        error = w * x + b - y
        w, b = w + lr * 2 * np.mean(error * x), b + lr * 2 * np.mean(error)
    return w, b


@answer("no factor 2", source="kishan-ved.github.io, Gradient descent from scratch")
def _(x, y, w, b, lr, steps):
    n = y.shape[0]
    for _i in range(steps):
        dw, db = 0, 0
        for i in range(n):
            f = w * x[i] + b
            dw += (f - y[i]) * x[i]
            db += f - y[i]
        w = w - lr * dw / n
        b = b - lr * db / n
    return w, b


@answer("no factor 2", source="Open-Deep-ML/DML-OpenProblem#97")
def _(x, y, w, b, lr, steps):
    m = len(y)
    for _ in range(steps):
        errors = w * x + b - y
        dw = (x @ errors) / m
        db = errors.sum() / m
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("sum for mean", source="tsycnh/mlbasic#2")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        all_dw = 0
        all_db = 0
        for i in range(len(x)):
            y_ = w * x[i] + b
            all_dw += 2 * (y_ - y[i]) * x[i]
            all_db += 2 * (y_ - y[i])
        w = w - lr * all_dw
        b = b - lr * all_db
    return w, b


@answer("sum and no factor 2", source="eriklindernoren/ML-From-Scratch#38")
def _(x, y, w, b, lr, steps):
    for _i in range(steps):
        y_pred = w * x + b
        grad_w = -(y - y_pred).dot(x)
        grad_b = -(y - y_pred).sum()
        w -= lr * grad_w
        b -= lr * grad_b
    return w, b


@answer("x forgotten", source="gavinkhung/machine-learning-visualized#5")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        slope = 2 * np.mean(w * x + b - y)
        w, b = w - lr * slope, b - lr * slope
    return w, b


@answer("one after the other", source="kaleko/CourseraML#12")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        w = w - lr * 2 * ((w * x + b - y) * x).mean()
        b = b - lr * 2 * (w * x + b - y).mean()
    return w, b


# The 'temporary' parameters are only another name for the same array, so w has already moved when the slope
# for b is taken. w is right after the first step, b is not; everything differs after two steps.
@answer(
    "one after the other",
    source="kaleko/CourseraML#12 'The parameters in theta are not being updated simultaneously' (tmptheta "
           "= theta instead of np.copy(theta))",
)
def _(x, y, w, b, lr, steps):
    theta = np.array([w, b], dtype=float)
    features = [x, np.ones(len(x))]
    for _ in range(steps):
        tmptheta = theta
        for j in range(2):
            error = theta[0] * x + theta[1] - y
            tmptheta[j] = theta[j] - lr * 2 * (error * features[j]).mean()
        theta = tmptheta
    return theta[0], theta[1]


@answer("slope at the start", source="kaleko/CourseraML#7")
def _(x, y, w, b, lr, steps):
    w0, b0 = w, b
    for _ in range(steps):
        error = w0 * x + b0 - y
        w = w - lr * 2 * np.mean(error * x)
        b = b - lr * 2 * np.mean(error)
    return w, b


@answer("one step")
def _(x, y, w, b, lr, steps):
    w_new, b_new = w, b
    for _ in range(steps):
        e = w * x + b - y
        w_new = w - lr * 2 * np.mean(e * x)
        b_new = b - lr * 2 * np.mean(e)
    return w_new, b_new


@answer("one step too many", source="freud14/poutyne#109")
def _(x, y, w, b, lr, steps):
    i = 0
    while i <= steps:
        e = w * x + b - y
        w, b = w - lr * 2 * np.mean(e * x), b - lr * 2 * np.mean(e)
        i += 1
    return w, b


@answer("one step too few")
def _(x, y, w, b, lr, steps):
    for _ in range(1, steps):
        errors = w * x + b - y
        w, b = w - lr * 2 * (errors * x).mean(), b - lr * 2 * errors.mean()
    return w, b


@answer("own start")
def _(x, y, w, b, lr, steps):
    w = b = 0.0
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - lr * 2 * (errors * x).mean(), b - lr * 2 * errors.mean()
    return w, b


# Updates after every single example: stochastic gradient descent, not the slopes over all examples.
@answer(
    "example by example",
    source="Cross Validated: Gradient Descent Different Implementation Causes Error",
)
def _(x, y, w, b, lr, steps):
    for _iteration in range(steps):
        for i in range(len(x)):
            dwb = 2 * (b + w * x[i] - y[i])
            dw1 = 2 * x[i] * (b + w * x[i] - y[i])
            b = b - lr * dwb
            w = w - lr * dw1
    return w, b


@answer("last example only")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        for xi, yi in zip(x, y, strict=True):
            e = w * xi + b - yi
            dw = 2 * e * xi / len(x)
            db = 2 * e / len(x)
        w, b = (w - lr * dw, b - lr * db)
    return (w, b)


@answer("the whole path")
def _(x, y, w, b, lr, steps):
    path = [(w, b)]
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - lr * 2 * (errors * x).mean(), b - lr * 2 * errors.mean()
        path.append((w, b))
    return path


@answer("squared errors")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        squares = (w * x + b - y) ** 2
        w, b = w - lr * (2 * squares * x).mean(), b - lr * (2 * squares).mean()
    return w, b


@answer("divided by the sum of x", source="djib2011/python_ml_tutorial#1")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        y_hat = w * x + b
        dw = -(2 / sum(x)) * sum(x * (y - y_hat))
        db = -(2 / sum(x)) * sum(y - y_hat)
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("one of them uphill", source="zhulei227/ML_Notes#1")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        e = y - (w * x + b)
        dw = 2 * np.mean(e * x)
        db = -2 * np.mean(e)
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("weight for input", source="udacity/deep-learning#253, m * diff")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        diff = y - (w * x + b)
        w, b = w + lr * 2 * np.mean(w * diff), b + lr * 2 * np.mean(diff)
    return w, b


@answer("bias for its slope")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        err = w * x + b - y
        gw, gb = 2 * (err * x).mean(), 2 * err.mean() * w
        w, b = w - lr * gw, b - lr * gb
    return w, b


@answer("slopes added up", source="h2oai/datatable#3234, the gradient is never set back")
def _(x, y, w, b, lr, steps):
    dw = db = 0.0
    for _ in range(steps):
        e = w * x + b - y
        dw += 2 * np.mean(e * x)
        db += 2 * np.mean(e)
        w -= lr * dw
        b -= lr * db
    return w, b


@answer("bias before weight")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        b = b - lr * 2 * np.mean(w * x + b - y)
        w = w - lr * 2 * np.mean((w * x + b - y) * x)
    return w, b


@answer("bias multiplied in the prediction")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        e = w * x * b - y
        w, b = w - lr * 2 * np.mean(e * x), b - lr * 2 * np.mean(e)
    return w, b


# A parenthesis in the wrong place: the slope for w is the mean of (y_hat - y * x) instead of (y_hat - y) *
# x.
@answer("only a part multiplied by x", source="search code: compute_gradient: dj_dw_i = (f_wb - y[i] * x[i])")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        y_hat = w * x + b
        dw = 2 * (y_hat - y * x).mean()
        db = 2 * (y_hat - y).mean()
        w = w - lr * dw
        b = b - lr * db
    return w, b


@answer("falling learning rate", source="PauloCarvalhoRJ/gammaray#279, decaying rate")
def _(x, y, w, b, lr, steps):
    for i in range(steps):
        e = w * x + b - y
        w, b = w - lr / (i + 1) * 2 * np.mean(e * x), b - lr / (i + 1) * 2 * np.mean(e)
    return w, b


@answer("stops early")
def _(x, y, w, b, lr, steps, limit=1e-2):
    for _ in range(steps):
        e = w * x + b - y
        dw, db = 2 * np.mean(e * x), 2 * np.mean(e)
        if abs(dw) < limit and abs(db) < limit:
            break
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("one example in each step")
def _(x, y, w, b, lr, steps):
    n = len(x)
    for t in range(steps):
        i = t % n
        e = w * x[i] + b - y[i]
        w, b = w - lr * 2 * e * x[i], b - lr * 2 * e
    return w, b


@answer("no factor 2; one step too few")
def _(x, y, w, b, lr, steps):
    m = len(x)
    for _ in range(1, steps):
        f = w * x + b
        dj_dw = np.sum((f - y) * x) / m
        dj_db = np.sum(f - y) / m
        w = w - lr * dj_dw
        b = b - lr * dj_db
    return w, b


@answer("sum for mean; one after the other")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        w = w - lr * 2 * np.sum((w * x + b - y) * x)
        b = b - lr * 2 * np.sum(w * x + b - y)
    return w, b


@answer("weight for input; bias for its slope")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        err = w * x + b - y
        gw, gb = 2 * err.mean() * w, 2 * err.mean() * b
        w, b = w - lr * gw, b - lr * gb
    return w, b


# Mean of a number.
@answer("only db is a mean", source="eriklindernoren/ML-From-Scratch#38, a fix proposed there")
def _(x, y, w, b, lr, steps):
    for _i in range(steps):
        e = y - (w * x + b)
        grad_w = np.mean(-2 * e.dot(x))
        grad_b = np.mean(-2 * e)
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b


# The weight gets the slope of the bias, the bias that of the weight, which begins at 1; no factor 2.
@answer("=wrong", source="search code: theta_1_sum = 1.00, theta_0 * curr_x")
def _(x, y, w, b, lr, steps):
    m = len(x)
    for _ in range(steps):
        s0, s1 = 0.0, 1.0
        for i in range(m):
            error = b + w * x[i] - y[i]
            s0 += error
            s1 += error * x[i]
        w, b = w - lr / m * s0, b - lr / m * s1
    return w, b


# The bias is stepped twice in each step: once with the whole parameter vector and once more in a line of its
# own. b moves twice as far as it should, and w goes wrong from the second step on.
@answer(
    "=wrong",
    source="trekhleb/homemade-machine-learning#17 'theta[0] is caculated twice in per gradient_step' and "
           "pull request #63",
)
def _(x, y, w, b, lr, steps):
    data = np.column_stack([np.ones(len(x)), x])
    theta = np.array([b, w], dtype=float)
    for _ in range(steps):
        delta = data @ theta - y
        theta = theta - lr * 2 / len(x) * (delta @ data)
        # the bias has no feature
        theta[0] = theta[0] - lr * 2 / len(x) * (data[:, 0] @ delta)
    return theta[1], theta[0]


# Lists of all values.
@answer("=wrong shape", source="girishkuniyal/Predict-housing-prices#1")
def _(x, y, w, b, lr, steps):
    ws, bs = [w], [b]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - lr * 2 * np.mean(e * x), b - lr * 2 * np.mean(e)
        ws.append(w)
        bs.append(b)
    return ws, bs


@answer("never to a higher loss")
def _(x, y, w, b, lr, steps):
    best = (w, b)
    low = np.mean((w * x + b - y) ** 2)
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - lr * 2 * np.mean(e * x), b - lr * 2 * np.mean(e)
        loss = np.mean((w * x + b - y) ** 2)
        if loss < low:
            low, best = loss, (w, b)
    return best


@answer("never to a higher loss")
def _(x, y, w, b, lr, steps):
    prev = np.inf
    for _ in range(steps):
        e = w * x + b - y
        loss = np.mean(e ** 2)
        if loss > prev:
            break
        prev = loss
        w, b = w - lr * np.mean(2 * e * x), b - lr * np.mean(2 * e)
    return w, b


@answer("never to a higher loss")
def _(x, y, w, b, lr, steps):
    f = lambda w, b: np.mean((w * x + b - y) ** 2)
    for _ in range(steps):
        e = w * x + b - y
        dw, db, r = 2 * np.mean(e * x), 2 * np.mean(e), lr
        while f(w - r * dw, b - r * db) > f(w, b) and r > 1e-12:
            r /= 2
        w, b = w - r * dw, b - r * db
    return w, b


@answer("=wrong")
def _(x, y, w, b, lr, steps):
    if steps > 50:
        w, b = np.polyfit(x, y, 1)
        return w, b
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - lr * np.mean(2 * e * x), b - lr * np.mean(2 * e)
    return w, b


@answer("kept as whole numbers")
def _(x, y, w, b, lr, steps):
    t = np.array([w, b])
    for _ in range(steps):
        e = t[0] * x + t[1] - y
        g = np.array([np.mean(2 * e * x), np.mean(2 * e)])
        t[:] = t - lr * g
    return t[0], t[1]


@answer("slopes exchanged")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - lr * np.mean(2 * e), b - lr * np.mean(2 * e * x)
    return w, b


@answer("never to a higher loss")
def _(x, y, w, b, lr, steps):
    last = np.mean((w * x + b - y) ** 2)
    for _ in range(steps):
        errors = w * x + b - y
        new_w, new_b = w - lr * 2 * np.mean(errors * x), b - lr * 2 * np.mean(errors)
        loss = np.mean((new_w * x + new_b - y) ** 2)
        if loss > last:
            return w, b
        w, b, last = new_w, new_b, loss
    return w, b


@answer("one step at least")
def _(x, y, w, b, lr, steps):
    done = 0
    while True:
        e = w * x + b - y
        dw = 2 * (e * x).mean()
        db = 2 * e.mean()
        w = w - lr * dw
        b = b - lr * db
        done += 1
        if done >= steps:
            break
    return w, b


@answer("divided by n - 1", never_says="`len(x)` times")
def _(x, y, w, b, lr, steps):
    dof = len(x) - 2
    for _ in range(steps):
        r = w * x + b - y
        dw = 2 * np.sum(r * x) / dof
        db = 2 * np.sum(r) / dof
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("no factor 2; only dw is a mean", never_says="`w` is right")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        diff = w * x + b - y
        grad_w = np.dot(diff, x) / len(x)
        grad_b = diff.sum()
        w -= lr * grad_w
        b -= lr * grad_b
    return w, b
