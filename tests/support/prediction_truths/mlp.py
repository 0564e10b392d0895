"""A network that learns."""


def unit(names):
    total, relu = names["unit_sum"], names["relu"]
    off = [bias for bias in (0, -1, -2) if relu(total(1, -1, bias)) == 0]
    assert off == [-1, -2] and total(1, -1, -2) < 0
    return f"−{-max(off)}", [total(1, -1, 0), total(1, -1, -1)]


def forward(names):
    _, _, first, second, _ = names["lamp_values"]("both up")
    assert names["lamp_values"]("lower up")[2:4] == names["lamp_values"]("upper up")[2:4] == [1, 0]
    return f"{first} and {second}", [1]  # the bias that the second unit subtracts


def ball(names):
    places, loss = names["places"], names["walk_loss"]

    def crosses_and_rises(rate):
        before, after = places(rate, 1)
        assert before < 4 < after
        return loss(after) > loss(before)

    (right,) = [rate for rate in (0.3, 0.4, 0.52) if crosses_and_rises(rate)]
    for rate in (0.3, 0.4, 0.52):
        losses = [loss(w) for w in places(rate, 6)]
        assert sorted(losses, reverse=rate != right) == losses
    return f"{right}", []


def back(names):
    slopes = names["chain_values"](-2.0)
    left = [name for name in ("w1", "b1", "w2", "b2", "w3", "b3") if slopes[f"d{name}"] != 0]
    assert slopes["loss"] > 0 and slopes["h1"] > 0 and slopes["h2"] == 0
    return f"only that of {left[0]}" if len(left) == 1 else " and ".join(left), []


def answers(names):
    read = {epoch: names["scores_of"]("a 7", epoch).argmax() for epoch in (1, 2, 3, 5, 10, 20, 30)}
    (digit,) = {read[epoch] for epoch in read if epoch <= 10}
    assert read[20] == read[30] == 7
    return f"a {digit}", []


def rate(names):
    reads = {lr: [names["shares"](lr, start)[-1] for start in names["STARTS"]] for lr in (0.001, 0.05, 1.0)}
    assert max(reads[0.001]) < 0.5 and min(reads[0.05]) > 0.9 and max(reads[1.0]) < 0.15
    return f"{max(reads, key=lambda lr: min(reads[lr])):g}", []


def batch(names):
    reads = {pictures: names["shares_by_size"](pictures)[-1] for pictures in (8, 128, 1437)}
    steps = {pictures: names["count_steps"](pictures) for pictures in reads}
    assert steps[1437] == 10 and reads[128] > 0.5
    return f"{max(reads, key=reads.get)}", steps.values()
